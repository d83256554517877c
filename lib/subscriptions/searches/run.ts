import { parseSaved, SEARCHES_MAX } from "@/lib/search/saved/saved";
import type { Fields } from "@/lib/subscriptions/form";
import { updateSearches } from "./store";

export type SearchChange =
  | { outcome: "changed" }
  | { outcome: "invalid"; says: string }
  /** There is no subscription. */
  | { outcome: "unknown" };

const FULL = `You follow ${SEARCHES_MAX} searches, which is all there is room for.`;

/** Adds or takes away one search of a reader; what they follow besides stays. Twice is as once. */
export async function changeSearches(
  readerId: number,
  fields: Fields,
  now: Date,
): Promise<SearchChange> {
  const removed = fields.remove?.[0];
  if (removed !== undefined) {
    const without = (searches: string[]) => searches.filter((one) => one !== removed);
    return { outcome: (await updateSearches(readerId, without, now)) ? "changed" : "unknown" };
  }
  const parsed = parseSaved(fields.add?.[0] ?? "");
  if (parsed.outcome === "refused") return { outcome: "invalid", says: parsed.says };
  const { text } = parsed.search;
  let isFull = false;
  const withIt = (searches: string[]) => {
    const added = addSearch(searches, text);
    isFull = added === null;
    return added ?? searches;
  };
  if (!(await updateSearches(readerId, withIt, now))) return { outcome: "unknown" };
  return isFull ? { outcome: "invalid", says: FULL } : { outcome: "changed" };
}

/** Why a search that was typed cannot be added; nothing when it can. */
export function findSearchFault(typed: string, searches: string[]): string | undefined {
  const parsed = parseSaved(typed);
  if (parsed.outcome === "refused") return parsed.says;
  return addSearch(searches, parsed.search.text) === null ? FULL : undefined;
}

/** Null when there is no room for another. */
function addSearch(searches: string[], text: string): string[] | null {
  const isKnown = searches.some((one) => one.toLowerCase() === text.toLowerCase());
  if (isKnown) return searches;
  return searches.length < SEARCHES_MAX ? [...searches, text] : null;
}
