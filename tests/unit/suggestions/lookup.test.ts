import { describe, expect, it } from "vitest";
import { chooseLookup } from "@/lib/suggestions/lookup";

describe("titles of a text begun", () => {
  it("are looked up by its beginning where not too many go on so", () => {
    expect(chooseLookup({ begun: 40, rarest: null })).toBe("beginning");
    expect(chooseLookup({ begun: 40, rarest: 3 })).toBe("beginning");
  });

  it("are looked up by the words before, where one of those is rare and the beginning is not", () => {
    expect(chooseLookup({ begun: 200_000, rarest: 3 })).toBe("words");
  });

  it("are not looked up where too many fit, or none", () => {
    expect(chooseLookup({ begun: 200_000, rarest: null })).toBeNull();
    expect(chooseLookup({ begun: 200_000, rarest: 90_000 })).toBeNull();
    expect(chooseLookup({ begun: 0, rarest: null })).toBeNull();
    expect(chooseLookup({ begun: 40, rarest: 0 })).toBeNull();
  });
});
