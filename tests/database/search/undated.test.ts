import { beforeAll, expect, it } from "vitest";
import { database, sql } from "@/lib/database/client";
import { savePapers } from "@/lib/papers/store";
import { rank } from "@/lib/ranking/run";
import { countFilters } from "@/lib/search/filters/store";
import { parseSearch } from "@/lib/search/query";
import { paperOf } from "../../fixtures/papers/paper";

const now = new Date("2026-11-23T12:00:00Z");

beforeAll(async () => {
  const papers = Array.from({ length: 600 }, (_, at) =>
    paperOf({
      arxivId: `2502.${10_000 + at}`,
      title: `Retrieval, part ${at}`,
      submittedAt: at < 5 ? new Date(Date.UTC(2025, 1, at + 1)) : null,
      categories: [at % 2 ? "cs.IR" : "cs.CL"],
    }),
  );
  await savePapers(
    papers.map((paper) => ({ paper, tags: [] })),
    now,
  );
  await rank({ now, dryRun: false });
  await database().$executeRaw(sql`ANALYZE papers`);
});

it("where hardly any paper is dated, the filters of a common word are of all that fit, not of the dated", async () => {
  const input = parseSearch("retrieval");
  const filters = input.kind === "query" ? await countFilters(input.query) : null;
  expect(filters?.paperCount).toBe(200);
});
