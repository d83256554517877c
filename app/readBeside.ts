import { keepBriefly } from "@/lib/kept/briefly";
import {
  findNewestListing,
  listRelatedTags,
  listTags,
  listWeekCounts,
  type WeekCount,
} from "@/lib/tags/store";

/**
 * What stands beside the papers of a feed is the same on each of its pages, changes with a run of the
 * ranking, and costs more to read than the papers. With the 50 s after which a page is made anew it
 * is still no older than a minute. There are fewer tags than this.
 */
const KEPT = { keptMs: 10_000, max: 256 };

/** A year: the yearly conferences of a field show once. */
const WEEKS_SHOWN = 52;

const readAllTags = keepBriefly(listTags, KEPT);

/** Every tag with its number of papers. */
export const readTags = () => readAllTags("");

/** The tags nearest to one. */
export const readRelatedTags = keepBriefly(listRelatedTags, KEPT);

/** Papers of a tag by week, up to the newest paper of all: a feed that has stood still shows what it has. */
export const readWeeks = keepBriefly(async (slug): Promise<WeekCount[]> => {
  const newest = await findNewestListing();
  return newest ? listWeekCounts(slug, newest, WEEKS_SHOWN) : [];
}, KEPT);
