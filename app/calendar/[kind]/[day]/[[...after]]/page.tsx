import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { pageMetadata } from "@/app/pageMetadata";
import { PAPERS_PER_PAGE, parseAfter } from "@/app/readFeed";
import { CalendarNav } from "@/components/calendar/CalendarNav";
import { formatCalendarName, rangePath } from "@/components/calendar/calendarName";
import { EmptyFeed } from "@/components/feed/EmptyFeed";
import { FeedList } from "@/components/feed/FeedList";
import { parseCalendarRange } from "@/lib/calendar/range";
import { findListedFrom } from "@/lib/calendar/store";
import { findListedBefore, listFeed } from "@/lib/feeds/store";
import { calendarRangeAt } from "@/lib/feeds/window";
import { NO_FILTER } from "@/lib/tags/filter";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ kind: string; day: string; after?: string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { range } = await readParams(params);
  const title = `Papers of ${formatCalendarName(range)}`;
  return pageMetadata({ title, description: `${title}, the best first.`, path: rangePath(range) });
}

/** /papers/date/2025-03-09, /papers/week/2025-W10, /papers/month/2025-03; proxy.ts leads here. */
export default async function CalendarPage({ params }: Props) {
  const { range, after } = await readParams(params);
  const [feed, before, later] = await Promise.all([
    listFeed({
      order: "top",
      on: range,
      tags: NO_FILTER,
      after,
      limit: PAPERS_PER_PAGE,
      now: new Date(),
    }),
    findListedBefore(range.from),
    findListedFrom(range.to),
  ]);
  const previous = before && calendarRangeAt(range.kind, before);
  if (feed.papers.length === 0 && !after && previous) redirect(rangePath(previous));
  const nextPath = feed.nextCursor && `${rangePath(range)}/after/${feed.nextCursor}`;
  return (
    <div className="narrow">
      <h1>{formatCalendarName(range)}</h1>
      <CalendarNav
        range={range}
        previous={previous}
        next={later && calendarRangeAt(range.kind, later)}
      />
      {feed.papers.length > 0 ? (
        <FeedList papers={feed.papers} isRanked={!after} nextPath={nextPath} />
      ) : (
        <EmptyFeed isLast={after !== undefined} hasTags={false} />
      )}
    </div>
  );
}

async function readParams(params: Props["params"]) {
  const { kind, day, after } = await params;
  const range = parseCalendarRange(kind, day);
  if (!range) notFound();
  return { range, after: parseAfter(after ?? []) };
}
