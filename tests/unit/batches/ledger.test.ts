import { expect, test } from "vitest";
import { composeLedger, describeLedger } from "@/lib/batches/ledger";
import type { BatchState } from "@/lib/batches/state";

const standing = (category: string, state: BatchState) => ({
  ...{ source: "arxiv-rss", category, state, lookedAt: null, reason: null },
});
const batch = (category: string, announcedOn: string) => ({
  ...{ source: "arxiv-rss", category, announcedOn, announcedCount: 3, receivedCount: 3 },
  ...{ missingCount: 0, isRepaired: false },
});

test("each category has its own days, the newest last, under its source", () => {
  const batches = [batch("cs.CL", "2026-03-10"), batch("cs.CL", "2026-03-09")];
  const [arxiv] = composeLedger([standing("cs.CL", "fresh"), standing("cs.CV", "failed")], batches);
  expect(arxiv?.rows.map((row) => row.days.map((day) => day.announcedOn))).toEqual([
    ["2026-03-09", "2026-03-10"],
    [],
  ]);
  expect(arxiv?.rows[0]?.newest?.announcedOn).toBe("2026-03-10");
});

test.each([
  [[], "No list was read yet."],
  [["fresh", "quiet"], "Every paper of every list is here."],
  [["fresh", "waiting"], "All is well; still to come: cs.1."],
  [["stalled", "waiting"], "Behind: cs.0."],
] as [BatchState[], string][])("states %s are told as: %s", (states, says) => {
  const standings = states.map((state, at) => standing(`cs.${at}`, state));
  expect(describeLedger(composeLedger(standings, []))).toBe(says);
});
