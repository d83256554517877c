import type { ColdText } from "@/lib/ranking/cold/text";

/** Upvotes of a paper at an instant, in milliseconds. */
export type VoteReading = { at: number; upvotes: number; source: string };

/** A paper of a daily list with every reading of its upvotes, the earliest first. */
export type ListedPaper = ColdText & {
  day: string;
  arxivId: string;
  /** As the tagger names it from the text; null where no tag was earned. */
  primaryTag: string | null;
  /** At the first reading. */
  comments: number;
  /** When it was put before voters. */
  bornAt: number;
  readings: VoteReading[];
};

/** What a paper came to, beside others of the same list that were read in the same way. */
export type Outcome = {
  paper: ListedPaper;
  target: number;
  at: number;
  group: string;
  weight: number;
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The list of a Monday is read the next Monday; later readings are of papers that came back. */
const WEEK_MAX_MS = 14 * DAY_MS;
/** Where no weekly reading is, a later one of any kind teaches, and counts for less. */
const WORTH = { weekly: 1, late: 0.7, early: 0.5 } as const;
/** Fewer papers have no order to speak of. */
const GROUP_MIN = 4;

export const findFirst = (paper: ListedPaper) => paper.readings[0];

/** The reading that closes a paper's first week, if the weekly list had it. */
export function findWeekly(paper: ListedPaper): VoteReading | undefined {
  const first = findFirst(paper);
  return paper.readings.findLast(
    ({ source, at }) => source === WEEKLY && first && at > first.at && at < first.at + WEEK_MAX_MS,
  );
}
const WEEKLY = "rss_feed_weekly";

/** Every paper's best statement of what it came to, in groups that may be compared. */
export function listOutcomes(papers: ListedPaper[]): Outcome[] {
  const outcomes = papers.flatMap((paper) => findOutcome(paper) ?? []);
  const counts = new Map<string, number>();
  for (const { group } of outcomes) counts.set(group, (counts.get(group) ?? 0) + 1);
  return outcomes.filter(({ group }) => (counts.get(group) ?? 0) >= GROUP_MIN);
}

function findOutcome(paper: ListedPaper): Outcome | null {
  const first = findFirst(paper);
  const weekly = findWeekly(paper);
  const last = weekly ?? paper.readings.findLast(({ source }) => source !== MONTHLY);
  if (!first || !last || last.at <= first.at) return null;
  const days = Math.floor((last.at - first.at) / DAY_MS);
  const kind = weekly ? "weekly" : days >= LATE_DAYS ? "late" : "early";
  const group = `${paper.day} ${kind === "early" ? days : kind}`;
  return { paper, target: last.upvotes, at: last.at, group, weight: WORTH[kind] };
}
/** Holds the most voted papers alone: a group of them says nothing about the others. */
const MONTHLY = "rss_feed_monthly";
/** By then a paper has nearly all the votes it will have. */
const LATE_DAYS = 5;

/** The readings of a paper that lie well before what it came to. */
export function listEarlier({ paper, at }: Outcome): VoteReading[] {
  return paper.readings.filter((reading) => reading.at < at - GAP_MIN_MS);
}
const GAP_MIN_MS = 8 * HOUR_MS;
