import type { SaveCounts } from "@/lib/papers/plan";

/** What a run of ingest counts, over all sources. */
export type IngestCounts = Record<
  | "pages"
  | "read"
  | "skipped"
  | "inserted"
  | "updated"
  | "unchanged"
  | "removed"
  | "readings"
  | "repaired"
  | "unreachable",
  number
>;

export const emptyCounts = (): IngestCounts => ({
  pages: 0,
  read: 0,
  skipped: 0,
  inserted: 0,
  updated: 0,
  unchanged: 0,
  removed: 0,
  readings: 0,
  repaired: 0,
  unreachable: 0,
});

export function addSaved(counts: IngestCounts, saved: SaveCounts): void {
  counts.inserted += saved.inserted;
  counts.updated += saved.updated;
  counts.unchanged += saved.unchanged;
  counts.removed += saved.removed;
}
