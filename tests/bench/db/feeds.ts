import type { FeedQuery } from "@/lib/feeds/feed";
import { feedSql } from "@/lib/feeds/store";
import { windowRange } from "@/lib/feeds/window";
import { TAG } from "../http/paths";
import type { Statement } from "./statement";

/** A page of a feed, and the row that tells whether there are more. */
const LIMIT = 30;
const NONE = { all: [], none: [] };
/** Common together, so that an intersection has pages. */
const OTHER_TAG = "efficient-inference";

/** The statements behind every list of papers, at an instant just after the newest paper. */
export function listFeedStatements(now: Date): Statement[] {
  const cases: [string, Partial<FeedQuery>][] = [
    ["trending, one day", { window: "day" }],
    ["top, one month", { order: "top", window: "month" }],
    ["top, all time", { order: "top" }],
    ["newest", { order: "newest" }],
    ["tag, trending", { tags: { all: [TAG], none: [] } }],
    ["tag, newest", { order: "newest", tags: { all: [TAG], none: [] } }],
    ["two tags, without a third", { tags: { all: [TAG, OTHER_TAG], none: ["speech"] } }],
    ["a late page", { order: "newest", after: { order: "newest", value: lateIn(now), id: 1 } }],
  ];
  return cases.map(([name, part]) => {
    const query: FeedQuery = { order: "trending", tags: NONE, limit: LIMIT, now, ...part };
    const range = query.window ? windowRange(query.window, now) : null;
    return { name: `feed ${name}`, sql: feedSql(query, range), shownCount: LIMIT };
  });
}

const DAY_MS = 86_400_000;
/** Ten days of papers before: a page nobody clicks to, which a crawler reads all the same. */
const lateIn = (now: Date) => now.getTime() - 10 * DAY_MS;
