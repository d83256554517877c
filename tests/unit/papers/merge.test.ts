import { describe, expect, test } from "vitest";
import { mergeStatements } from "@/lib/papers/merge";
import type { IncomingPaper } from "@/lib/papers/paper";
import { statePaper } from "@/lib/papers/statement";
import { paperOf } from "@/tests/fixtures/papers/paper";

const merge = (current: IncomingPaper, incoming: IncomingPaper) =>
  mergeStatements(statePaper(current), statePaper(incoming));
/** Either order must end alike. */
function mergeBothWays(a: IncomingPaper, b: IncomingPaper) {
  const one = merge(a, b).paper;
  expect(merge(b, a).paper).toEqual(one);
  return one;
}

const first = paperOf();
const second = paperOf({
  title: "Speculative decoding with three drafts",
  version: 2,
  versions: [{ version: 2, submittedAt: "2025-03-01T09:00:00.000Z" }],
  revisedAt: new Date("2025-03-01T09:00:00Z"),
});

test("the newer version gives the text, both give the history", () => {
  const merged = mergeBothWays(first, second);
  expect(merged).toMatchObject({ title: second.title, version: 2, revisedAt: second.revisedAt });
  expect(merged.versions.map((one) => one.version)).toEqual([1, 2]);
});

test("missing facts never erase known ones", () => {
  const bare = paperOf({
    version: 3,
    versions: [{ version: 3, submittedAt: null }],
    authors: [],
    categories: [],
    primaryCategory: null,
    submittedAt: null,
    revisedAt: null,
    source: "arxiv-rss",
  });
  const known = paperOf({ comment: "9 pages", journalRef: "J. 1", doi: "10.1000/x" });
  expect(mergeBothWays(known, bare)).toMatchObject({
    version: 3,
    authors: known.authors,
    categories: known.categories,
    comment: "9 pages",
    journalRef: "J. 1",
    doi: "10.1000/x",
    submittedAt: known.submittedAt,
  });
});

test("a copy of the text elsewhere does not replace the archive's own", () => {
  const copy = paperOf({ title: "speculative decoding", versions: [], source: "hf-daily" });
  expect(mergeBothWays(first, copy).title).toBe(first.title);
});

test("a record without version numbers is newer when it was revised later", () => {
  const oai = paperOf({
    title: "Third title",
    version: 2,
    versions: first.versions,
    revisedAt: new Date("2025-06-01T00:00:00Z"),
    source: "arxiv-oai",
  });
  expect(mergeBothWays(second, oai)).toMatchObject({ title: "Third title", version: 2 });
});

test("of two statements about one version the later one holds, as when a comment is mended", () => {
  const before = paperOf({ comment: "8 pages", statedAt: new Date("2025-01-02T00:00:00Z") });
  const after = paperOf({ comment: "9 pages", statedAt: new Date("2025-01-05T00:00:00Z") });
  expect(mergeBothWays(before, after).comment).toBe("9 pages");
});

test("an exact time replaces the bare day, whoever says it", () => {
  const day = paperOf({ submittedAt: new Date("2025-01-01T00:00:00Z"), source: "arxiv-oai" });
  expect(mergeBothWays(first, day).submittedAt).toEqual(first.submittedAt);
});

describe("withdrawal", () => {
  const withdrawn = paperOf({
    ...second,
    comment: "Withdrawn",
    withdrawnAt: second.revisedAt,
    withdrawalReason: "Withdrawn",
  });

  test("holds when an older version is read again", () => {
    expect(mergeBothWays(first, withdrawn).withdrawnAt).toEqual(second.revisedAt);
  });

  test("is lifted by a newer version", () => {
    const third = paperOf({
      version: 3,
      versions: [{ version: 3, submittedAt: null }],
      revisedAt: new Date("2025-09-01T00:00:00Z"),
    });
    expect(mergeBothWays(withdrawn, third)).toMatchObject({
      withdrawnAt: null,
      withdrawalReason: null,
    });
  });
});
