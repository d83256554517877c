import { findNewestListing, listWeekCounts, type WeekCount } from "@/lib/tags/store";

/** A year: the yearly conferences of a field show once. */
const WEEKS_SHOWN = 52;

/** Papers of a tag by week, up to the newest paper of all: a feed that has stood still shows what it has. */
export async function readWeeks(slug: string): Promise<WeekCount[]> {
  const newest = await findNewestListing();
  return newest ? listWeekCounts(slug, newest, WEEKS_SHOWN) : [];
}
