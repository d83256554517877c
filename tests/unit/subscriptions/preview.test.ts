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

  it("has the searches that can be read, of a form or a link; and none in the place of none that can", () => {
    const typed = { searches: ["llama  has:code\n2308.12950"], paperCount: ["ma"] };
    expect(readPreviewWish(typed).searches).toEqual(["llama has:code"]);
    expect(readPreviewWish({ q: ["has:code llama"] }).searches).toEqual(["llama has:code"]);
    expect(readPreviewWish({ q: ["2308.12950"] }).searches).toHaveLength(1);
  });
});
