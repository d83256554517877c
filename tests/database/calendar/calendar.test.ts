import { beforeAll, describe, expect, it } from "vitest";
import {
  countDays,
  countTagMonths,
  countYears,
  findLatestMonth,
  findListedFrom,
} from "@/lib/calendar/store";
import type { IncomingPaper } from "@/lib/papers/paper";
import { savePapers } from "@/lib/papers/store";
import { rescoreChanged } from "@/lib/ranking/run";
import { countParts, listPart } from "@/lib/sitemap/store";
import { syncTaxonomy } from "@/lib/tags/store";

const NOW = new Date("2026-03-10T12:00:00Z");
const DATES = ["2024-12-31T23:59:00Z", "2025-01-01T00:00:00Z", "2025-01-01T09:00:00Z", null];

function paper(number: number, submittedOn: string | null): IncomingPaper {
  return {
    arxivId: `2501.0000${number}`,
    doi: null,
    title: `Paper ${number}`,
    abstract: "An abstract.",
    authors: [],
    primaryCategory: null,
    categories: [],
    comment: null,
    journalRef: null,
    version: 1,
    versions: [],
    submittedAt: submittedOn ? new Date(submittedOn) : null,
    revisedAt: null,
    announcedOn: null,
    withdrawnAt: null,
    withdrawalReason: null,
    source: "jsonl",
  };
}

beforeAll(async () => {
  await syncTaxonomy();
  const tags = [{ slug: "agents", confidence: 1, isPrimary: true, evidence: [] }];
  await savePapers(
    DATES.map((date, at) => ({ paper: paper(at + 1, date), tags })),
    NOW,
  );
  await savePapers([{ paper: { ...paper(9, null), withdrawnAt: NOW }, tags: [] }], NOW);
  await rescoreChanged(NOW);
});

describe("the archive", () => {
  it("counts the papers of each day in UTC, and no undated one", async () => {
    expect(await countDays(2025)).toEqual([{ day: "2025-01-01", paperCount: 2 }]);
    expect(await countDays(2024)).toEqual([{ day: "2024-12-31", paperCount: 1 }]);
    expect(await countDays(1970)).toEqual([{ day: "1970-01-01", paperCount: 1 }]);
  });

  it("names the years that have papers, the latest first", async () => {
    expect(await countYears()).toEqual([
      { year: 2025, paperCount: 2 },
      { year: 2024, paperCount: 1 },
    ]);
  });

  it("finds the next listing, and none after the last", async () => {
    const next = await findListedFrom(new Date("2025-01-01T00:00:01Z"));
    expect(next?.toISOString()).toBe("2025-01-01T09:00:00.000Z");
    expect(await findListedFrom(new Date("2025-01-02T00:00:00Z"))).toBeNull();
  });
});

describe("papers per month", () => {
  it("end with the month of the newest paper", async () => {
    expect(await findLatestMonth()).toBe("2025-01");
  });

  it("are counted by tag", async () => {
    const from = new Date("2024-12-01T00:00:00Z");
    const expected = [
      { slug: "agents", month: "2024-12", paperCount: 1 },
      { slug: "agents", month: "2025-01", paperCount: 2 },
    ];
    expect(await countTagMonths(from)).toEqual(expected);
  });
});

describe("the sitemap", () => {
  it("lists every paper in one part or another, but no withdrawn one", async () => {
    expect(await countParts()).toBe(1);
    const listed = (await listPart(1)).map((one) => one.publicId);
    expect(listed).toEqual(["2501.00001", "2501.00002", "2501.00003", "2501.00004"]);
    expect(await listPart(2)).toEqual([]);
  });
});
