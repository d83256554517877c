import { describe, expect, it } from "vitest";
import { decodeSearchCursor, encodeSearchCursor } from "@/lib/search/cursor";

describe("the place after a result", () => {
  it("survives its address exactly", () => {
    for (const cursor of [
      { value: 0.1 + 0.2, id: 1 },
      { value: -3.5e300, id: 2_147_483_647 },
    ]) {
      expect(decodeSearchCursor(encodeSearchCursor(cursor))).toEqual(cursor);
    }
  });

  it("is nothing for what was never given out", () => {
    for (const text of [undefined, "", "short", "!".repeat(16), "A".repeat(17), "A".repeat(16)]) {
      expect(decodeSearchCursor(text)).toBeNull();
    }
  });
});
