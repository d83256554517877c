import type { EditionPaper } from "@/lib/deliveries/content";
import { choosePapers, type IndexedPool, indexPool, type Profile } from "@/lib/editions/choose";
import { askSearches } from "@/lib/editions/found/run";
import { inTransaction } from "@/lib/editions/plan/store";
import { nameFinders } from "@/lib/editions/searches";
import { listReadable } from "@/lib/search/saved/saved";
import { listFactsOf, listMailedIds, listPoolNow } from "./store";

/** What a form asks a preview for. */
export type PreviewWish = Omit<Profile, "key"> & { paperCount: number };

/** `foundBy`: the followed search that found it, or "". */
export type PreviewPaper = EditionPaper & { foundBy: string };

/** Boxes are ticked one after the other: each tick need not read thousands of papers again. */
const POOL_AGE_MS = 60_000;

/** Within that minute; each takes at most 3 KB. */
const SEARCHES_KEPT = 1_000;

let recent: { at: number; pool: Promise<IndexedPool> } | undefined;

/**
 * The papers that would be mailed now to who follows this; without those the reader was mailed, when
 * there is a reader. Plans nothing.
 */
export async function previewEdition(
  wish: PreviewWish,
  readerId: number | null,
  now: Date,
): Promise<PreviewPaper[]> {
  const pool = await readPool(now);
  await askMissing(wish.searches, pool);
  const mailed = new Set(readerId === null ? [] : await listMailedIds(readerId, now));
  const chosen = choosePapers(pool, { key: "preview", ...wish }, wish.paperCount + mailed.size);
  const ids = chosen.filter((id) => !mailed.has(id)).slice(0, wish.paperCount);
  const finders = nameFinders(pool, wish.searches, ids);
  const searchOf = (id: number) => wish.searches[(finders?.[ids.indexOf(id)] ?? 0) - 1] ?? "";
  const facts = await listFactsOf(ids);
  return facts.map((paper) => ({ ...paper, foundBy: searchOf(paper.id) }));
}

/** Of searches that a form says as it is typed, each is asked once a pool. */
async function askMissing(searches: string[], pool: IndexedPool): Promise<void> {
  const missing = listReadable(searches)
    .map(({ text }) => text)
    .filter((search) => !pool.bySearch.has(search));
  if (missing.length === 0) return;
  if (pool.bySearch.size > SEARCHES_KEPT) pool.bySearch.clear();
  await askSearches(inTransaction, missing, pool);
}

function readPool(now: Date): Promise<IndexedPool> {
  if (recent && now.getTime() - recent.at < POOL_AGE_MS) return recent.pool;
  const pool = listPoolNow(now).then((papers) => indexPool(papers, now));
  recent = { at: now.getTime(), pool };
  // A failure is not kept for the minute.
  pool.catch(() => {
    recent = undefined;
  });
  return pool;
}
