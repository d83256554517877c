import type { FoundBySearch } from "@/lib/search/saved/saved";
import type { IndexedPool } from "./choose";
import { addPlace, hasPlace, noPlaces, type Places, unite } from "./places";

/** What a search found of a pool: few places as they are, many as bits, so that none takes more than 3 KB. */
export type FoundPlaces = number[] | Places;

/** Up to one place of so many, a list takes less than bits. */
const SPARSE = 32;

/** Notes in a pool what searches found of it; papers that are not in it are left out. */
export function addSearches(pool: IndexedPool, found: FoundBySearch): void {
  if (found.size === 0) return;
  const { papers, placeOf, bySearch } = pool;
  if (placeOf.size === 0) for (const [place, { id }] of papers.entries()) placeOf.set(id, place);
  for (const [search, ids] of found) {
    const places = ids.flatMap((id) => placeOf.get(id) ?? []);
    const isSparse = places.length <= papers.length / SPARSE;
    bySearch.set(search, isSparse ? places : uniteFound(noPlaces(papers.length), places));
  }
}

/** The places of what any of these searches found. */
export function listFoundPlaces({ papers, bySearch }: IndexedPool, searches: string[]): Places {
  const all = noPlaces(papers.length);
  for (const search of searches) uniteFound(all, bySearch.get(search) ?? []);
  return all;
}

function uniteFound(places: Places, found: FoundPlaces): Places {
  if (Array.isArray(found)) for (const place of found) addPlace(places, place);
  else unite(places, found);
  return places;
}

/**
 * Lets what searches found have every second place at least, as long as there is any: who follows a
 * few words beside a busy tag asked for these papers by name, and by score alone would never see one.
 * Both lists are best first; the one on top stays.
 */
export function giveTurns(places: number[], found: number[], max: number): number[] {
  const isFound = new Set(found);
  const mixed = new Set<number>();
  const waiting = found.values();
  let isTurn = false;
  for (const place of places) {
    if (mixed.has(place)) continue;
    if (isTurn && !isFound.has(place)) {
      for (const turn of waiting) {
        if (mixed.has(turn)) continue;
        mixed.add(turn);
        break;
      }
    }
    mixed.add(place);
    isTurn = !isFound.has(place);
  }
  return [...mixed].slice(0, max);
}

/** The first search of those followed that found each paper, or ""; null when none found any. */
export function nameFinders(
  { placeOf, bySearch }: IndexedPool,
  searches: string[],
  paperIds: number[],
): string[] | null {
  if (searches.length === 0) return null;
  const finds = (search: string, place: number) => {
    const found = bySearch.get(search) ?? [];
    return Array.isArray(found) ? found.includes(place) : hasPlace(found, place);
  };
  const finders = paperIds.map((id) => {
    const place = placeOf.get(id);
    if (place === undefined) return "";
    return searches.find((search) => finds(search, place)) ?? "";
  });
  return finders.some(Boolean) ? finders : null;
}
