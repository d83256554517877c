import { describe, expect, it } from "vitest";
import { readPreviewWish } from "@/lib/subscriptions/preview";

describe("what a preview is asked for", () => {
  it("is what a whole form says", () => {
    const wish = readPreviewWish({
      tags: ["agents"],
      phrases: ["long context"],
      paperCount: ["3"],
    });
    expect(wish).toMatchObject({ tags: ["agents"], phrases: ["long context"], paperCount: 3 });
  });

  it("is the tags alone while something else cannot be read yet", () => {
    expect(readPreviewWish({ tags: ["agents"], paperCount: ["ma"] })).toMatchObject({
      tags: ["agents"],
      paperCount: 10,
    });
  });

  it("leaves out tags that do not exist, and what is followed and excluded at once", () => {
    const wish = readPreviewWish({ tags: ["agents", "no-such"], without: ["agents", "speech"] });
    expect(wish).toMatchObject({ tags: ["agents"], excludedTags: ["speech"] });
  });
});
