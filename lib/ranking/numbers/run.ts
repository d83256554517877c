import { listFeed } from "@/lib/feeds/store";
import type { Formula } from "@/lib/ranking/formula";
import { NO_FILTER } from "@/lib/tags/filter";
import type { RankingFacts } from "./numbers";
import { findLargestTag } from "./share";
import { findRankingNumbers } from "./store";

/** A page of a feed. */
const SHOWN = 30;

/** What stands behind the ranking now, and how the front page is shared between tags. */
export async function readRankingNumbers({ name }: Formula, now: Date): Promise<RankingFacts> {
  const asked = { order: "trending", window: "day", tags: NO_FILTER, limit: SHOWN } as const;
  const [numbers, { papers }] = await Promise.all([
    findRankingNumbers(name),
    listFeed({ ...asked, now }),
  ]);
  return { ...numbers, shownCount: papers.length, largest: findLargestTag(papers) };
}
