import type { FoundBySearch } from "@/lib/search/saved/saved";
import type { IndexedPool } from "./choose";
import { addPlace, hasPlace, noPlaces, type Places, unite } from "./places";

/** What a search found of a pool: few places in their order, many as bits, so that none takes more than 3 KB. */
export type FoundPlaces = number[] | Places;

/** Up to one place of so many, a list takes less than bits. */
const SPARSE = 32;

/** Notes in a pool what searches found of it; papers that are not in it are left out. */
export function addSearches(pool: IndexedPool, found: FoundBySearch): void {
  if (found.size === 0) return;
  const { papers, placeOf, bySearch } = pool;
  if (placeOf.size === 0) for (const [place, { id }] of papers.entries()) placeOf.set(id, place);
  for (const [search, ids] of found) {
    const places = ids.flatMap((id) => placeOf.get(id) ?? []).sort((one, other) => one - other);
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
 * Both lists are best first, and short; the one on top stays.
 */
export function giveTurns(
  places: number[],
  news: number[],
  isFound: (place: number) => boolean,
  max: number,
): number[] {
  const mixed: number[] = [];
  let next = 0;
  let isTurn = false;
  for (const place of places) {
    if (mixed.includes(place)) continue;
    if (isTurn && !isFound(place)) {
      while (mixed.includes(news[next] ?? -1)) next += 1;
      const turn = news[next];
      if (turn !== undefined) mixed.push(turn);
    }
    mixed.push(place);
    isTurn = !isFound(place);
  }
  return mixed.slice(0, max);
}

/** Which of the searches found each paper first, counted from 1, or 0; null when none found any. */
export function nameFinders(
  { placeOf, bySearch }: IndexedPool,
  searches: string[],
  paperIds: number[],
): number[] | null {
  if (searches.length === 0) return null;
  const found = searches.map((search) => bySearch.get(search) ?? []);
  const finders = paperIds.map((id) => {
    const place = placeOf.get(id);
    return place === undefined ? 0 : found.findIndex((places) => holds(places, place)) + 1;
  });
  return finders.some(Boolean) ? finders : null;
}

function holds(found: FoundPlaces, place: number): boolean {
  if (!Array.isArray(found)) return hasPlace(found, place);
  let low = 0;
  let high = found.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((found[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return found[low] === place;
}
