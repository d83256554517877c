import { encodeCursor } from "@/lib/feeds/cursor";
import type { FeedPage, FeedPaper } from "@/lib/feeds/feed";
import { listFeed } from "@/lib/feeds/store";
import { findPaper } from "@/lib/papers/store";
import type { Rows } from "../next/app/rows";

/** A tag that one invented paper in seven carries. */
export const TAG = "quantization";

/** Addresses that nobody has asked for, as many as a run can use up, of each kind of page. */
export type FreshPaths = { feed: string[]; tag: string[]; paper: string[] };

/** More than are answered in the seconds of a run. */
const FRESH_COUNT = 8_000;
const PER_READ = 1_000;

/** The rows that pages of ours show, for pages that have them in memory. */
export async function readRows(): Promise<Rows> {
  const [feed, tag] = await Promise.all([listTop(""), listTop(TAG)]);
  const paper = await findPaper(feed.papers[0]?.publicId ?? "");
  if (!paper) throw new Error("There is no paper to measure with.");
  return { feed: feed.papers, tag: tag.papers, paper };
}

/** The page after each of the newest papers, and their own. */
export async function listFreshPaths(): Promise<FreshPaths> {
  const papers = await listPapers();
  return {
    feed: papers.map(({ id, listedAt }) => {
      return `/new/after/${encodeCursor({ order: "newest", value: Number(listedAt), id })}`;
    }),
    tag: papers.map(({ id, score }) => {
      return `/tags/${TAG}/after/${encodeCursor({ order: "trending", value: score, id })}`;
    }),
    paper: papers.map((paper) => `/papers/${paper.publicId}`),
  };
}

async function listPapers() {
  const found: FeedPaper[] = [];
  let page: FeedPage | undefined;
  do {
    const last = page?.papers.at(-1);
    const after = last && { order: "newest" as const, value: Number(last.listedAt), id: last.id };
    page = await listFeed({
      order: "newest",
      tags: { all: [], none: [] },
      after,
      limit: PER_READ,
      now: new Date(),
    });
    found.push(...page.papers);
  } while (page.nextCursor && found.length < FRESH_COUNT);
  return found.slice(0, FRESH_COUNT);
}

const listTop = (tag: string) =>
  listFeed({
    order: "top",
    window: "all",
    tags: { all: tag ? [tag] : [], none: [] },
    limit: 30,
    now: new Date(),
  });
