import { describe, expect, it } from "vitest";
import { formatTagPath, parseTagPath } from "@/lib/tags/filter";

describe("a tag path", () => {
  it("names one tag", () => {
    expect(parseTagPath("speech")).toEqual({ all: ["speech"], none: [] });
  });

  it("has one canonical form whatever the order and however often a tag is named", () => {
    const filter = parseTagPath("speech,-video,agents,speech");
    expect(filter).toEqual({ all: ["agents", "speech"], none: ["video"] });
    expect(filter && formatTagPath(filter)).toBe("agents,speech,-video");
  });

  it.each([
    ["an unknown tag", "speech,astrology"],
    ["more than three tags", "speech,agents,video,reasoning"],
    ["a tag both wanted and excluded", "speech,-speech"],
    ["nothing but exclusions", "-speech"],
    ["an empty part", "speech,,video"],
    ["characters no slug has", "Speech"],
    ["nothing", ""],
  ])("is refused when it holds %s", (_, path) => {
    expect(parseTagPath(path)).toBeNull();
  });
});
