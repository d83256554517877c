import type { EditionPaper } from "@/lib/deliveries/content";
import { choosePapers, type IndexedPool, indexPool, type Profile } from "@/lib/editions/choose";
import { listFactsOf, listMailedIds, listPoolNow } from "./store";

/** What a form asks a preview for. */
export type PreviewWish = Omit<Profile, "key"> & { paperCount: number };

/** Boxes are ticked one after the other: each tick need not read thousands of papers again. */
const POOL_AGE_MS = 60_000;

let recent: { at: number; pool: Promise<IndexedPool> } | undefined;

/**
 * The papers that would be mailed now to who follows this; without those the reader was mailed, when
 * there is a reader. Plans nothing.
 */
export async function previewEdition(
  wish: PreviewWish,
  readerId: number | null,
  now: Date,
): Promise<EditionPaper[]> {
  const pool = await readPool(now);
  const mailed = new Set(readerId === null ? [] : await listMailedIds(readerId, now));
  const chosen = choosePapers(pool, { key: "preview", ...wish }, wish.paperCount + mailed.size);
  return listFactsOf(chosen.filter((id) => !mailed.has(id)).slice(0, wish.paperCount));
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
