import { describe, expect, it } from "vitest";
import { findValidators, isNotModified } from "@/lib/feeds/conditional";

const MODIFIED = new Date("2026-03-09T10:00:00Z");
const current = findValidators("<rss/>", MODIFIED);
const ask = (ifNoneMatch: string | null, ifModifiedSince: string | null) =>
  isNotModified({ ifNoneMatch, ifModifiedSince }, current);

describe("validators", () => {
  it("differ with one byte and agree without", () => {
    expect(findValidators("<rss/>", MODIFIED)).toEqual(current);
    expect(findValidators("<rss />", MODIFIED).etag).not.toBe(current.etag);
    expect(current.etag).toMatch(/^"[\w-]{27}"$/);
    expect(current.lastModified).toBe("Mon, 09 Mar 2026 10:00:00 GMT");
  });
});

describe("304", () => {
  it("answers the same ETag, alone, in a list, or weakened by a proxy", () => {
    expect(ask(current.etag, null)).toBe(true);
    expect(ask(`"other", W/${current.etag}`, null)).toBe(true);
    expect(ask(current.etag.replace(/"$/, '-br"'), null)).toBe(true);
    expect(ask("*", null)).toBe(true);
  });

  it("does not answer another ETag, whatever the date says", () => {
    expect(ask('"other"', "Tue, 10 Mar 2026 10:00:00 GMT")).toBe(false);
  });

  it("answers a date at or after the change where there is no ETag", () => {
    expect(ask(null, current.lastModified)).toBe(true);
    expect(ask(null, "Mon, 09 Mar 2026 09:59:59 GMT")).toBe(false);
    expect(ask(null, "yesterday-ish")).toBe(false);
    expect(ask(null, null)).toBe(false);
  });
});
