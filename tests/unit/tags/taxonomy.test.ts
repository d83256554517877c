import { describe, expect, it } from "vitest";
import { findTagBySlug, TAGS } from "@/lib/tags/taxonomy";

describe("the taxonomy", () => {
  it("has at least ninety tags, each under one slug", () => {
    expect(TAGS.length).toBeGreaterThanOrEqual(90);
    expect(new Set(TAGS.map((tag) => tag.slug)).size).toBe(TAGS.length);
  });

  it("puts every finer tag under a tag that is not finer itself", () => {
    for (const tag of TAGS.filter((each) => each.core)) {
      expect(findTagBySlug(tag.core ?? ""), tag.slug).toBeDefined();
      expect(findTagBySlug(tag.core ?? "")?.core, tag.slug).toBeUndefined();
    }
  });

  it("keeps the tags of a section together", () => {
    const order = TAGS.map((tag) => tag.section).filter(
      (section, at, all) => section !== all[at - 1],
    );
    expect(new Set(order).size).toBe(order.length);
  });

  it("sends readers at a boundary only to tags that exist", () => {
    for (const tag of TAGS) {
      for (const [, slug = ""] of tag.boundary.matchAll(/-> (?:also )?([a-z-]+)/g)) {
        const isSentence = slug === "that";
        expect(isSentence || findTagBySlug(slug), `${tag.slug}: ${slug}`).toBeTruthy();
      }
    }
  });
});
