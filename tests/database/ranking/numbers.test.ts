import { expect, it } from "vitest";
import { CURRENT } from "@/lib/ranking/formula";
import { readRankingNumbers } from "@/lib/ranking/numbers/run";
import { rescoreChanged } from "@/lib/ranking/run";
import { insertPaper, observe, query, tagPaper } from "./papers";

const NOW = new Date("2026-01-03T12:00:00Z");

it("an empty site has numbers, too", async () => {
  expect(await readRankingNumbers(CURRENT, NOW)).toEqual({
    ...{ paperCount: 0, readingCount: 0, formulaSince: null, signals: [], shownCount: 0 },
    largest: null,
  });
});

it("the numbers are those of now: papers, readings, formula, signals alive, and the front page", async () => {
  const ids = [];
  for (const n of [1, 2, 3]) ids.push(await insertPaper(`2601.0000${n}`));
  for (const id of ids) await tagPaper(id, id === ids[0] ? "speech" : "agents");
  await query("UPDATE paper_tags SET is_primary = true");
  await observe(ids[0] ?? 0, "upvotes", "2026-01-02T12:00:00Z", 4);
  await observe(ids[1] ?? 0, "upvotes", "2026-01-03T10:00:00Z", 9);
  await observe(ids[1] ?? 0, "comments", "2026-01-03T10:00:00Z", 0);
  for (const repository of [1, 2]) {
    await query("INSERT INTO observations VALUES ($1, 'github_stars', $2, $3, 7)", [
      ...[ids[2], `github:${repository}`, "2026-01-01T10:00:00Z"],
    ]);
  }
  await rescoreChanged(NOW);
  const numbers = await readRankingNumbers(CURRENT, NOW);
  expect(numbers).toMatchObject({ paperCount: 3, readingCount: 5, formulaSince: NOW });
  expect(numbers.signals).toEqual([
    {
      ...{ signal: "upvotes", source: "hf" },
      paperCount: 2,
      lastAt: new Date("2026-01-03T10:00Z"),
    },
    {
      ...{ signal: "github_stars", source: "github", paperCount: 1 },
      lastAt: new Date("2026-01-01T10:00Z"),
    },
  ]);
  expect(numbers).toMatchObject({ shownCount: 3, largest: { tag: { slug: "agents" }, count: 2 } });
});
