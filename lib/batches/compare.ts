import { hash } from "node:crypto";

/** Equal for lists of the same ids, in whatever order. */
export const hashList = (ids: string[]) =>
  hash("sha256", [...new Set(ids)].sort().join("\n"), "hex");

export type EarlierBatch = { announcedOn: string; listHash: string };

/**
 * Whether a list is yesterday's under today's date, as arXiv shows it after holidays: the same papers as
 * the newest batch before. An empty list repeats nothing.
 */
export function isRepeatedList(
  list: { announcedOn: string; listHash: string; count: number },
  newest: EarlierBatch | null,
): boolean {
  if (!newest || list.count === 0) return false;
  return newest.listHash === list.listHash && newest.announcedOn !== list.announcedOn;
}
