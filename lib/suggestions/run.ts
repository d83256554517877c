import { chooseBegunTitles, listBegunTags, parseBegun } from "./begun";
import { chooseLookup } from "./lookup";
import {
  countBegun,
  type FoldedTitle,
  listAllTitles,
  listBegunAuthors,
  listBestTitles,
} from "./store";
import { type Begun, NO_SUGGESTIONS, type Suggestions, TITLES_MAX } from "./suggestion";

/** The best scored titles are read through at each letter typed, and hardly change in a minute. */
const BEST_AGE_MS = 60_000;

let recent: { at: number; titles: Promise<FoldedTitle[]> } | undefined;

/** Tags, authors and titles that a text begun may be meant for. */
export async function findSuggestions(text: string, now: Date): Promise<Suggestions> {
  const begun = parseBegun(text);
  if (!begun) return NO_SUGGESTIONS;
  const [authors, titles] = await Promise.all([
    listBegunAuthors(begun),
    listBegunTitles(begun, now),
  ]);
  return { tags: listBegunTags(begun), authors, titles };
}

/** Of the best scored, then of all where not too many begin so. */
async function listBegunTitles(begun: Begun, now: Date): Promise<Suggestions["titles"]> {
  const best = chooseBegunTitles(await readBestTitles(now), begun, TITLES_MAX).map(
    ({ publicId, title }) => ({ publicId, title }),
  );
  if (best.length === TITLES_MAX) return best;
  const lookup = chooseLookup(await countBegun(begun));
  if (!lookup) return best;
  const all = await listAllTitles(begun, lookup);
  const others = all.filter((one) => best.every((other) => other.publicId !== one.publicId));
  return [...best, ...others].slice(0, TITLES_MAX);
}

function readBestTitles(now: Date): Promise<FoldedTitle[]> {
  if (recent && now.getTime() - recent.at < BEST_AGE_MS) return recent.titles;
  const titles = listBestTitles();
  recent = { at: now.getTime(), titles };
  // A failure is not kept for the minute.
  titles.catch(() => {
    recent = undefined;
  });
  return titles;
}
