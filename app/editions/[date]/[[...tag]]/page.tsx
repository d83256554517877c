import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EditionNav } from "@/components/editions/EditionNav";
import { EmptyFeed } from "@/components/feed/EmptyFeed";
import { FeedList } from "@/components/feed/FeedList";
import { formatDay } from "@/components/text/formatDay";
import { editionEnd, neighbourDates } from "@/lib/editions/date";
import { listFeed } from "@/lib/feeds/store";
import { NO_FILTER } from "@/lib/tags/filter";
import { findTagBySlug } from "@/lib/tags/taxonomy";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ date: string; tag?: string[] }> };

/** As many as the largest mail holds. */
const PAPERS_MAX = 50;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { date } = await params;
  return { title: `The edition of ${date}`, description: `The papers that led on ${date}.` };
}

/** The general edition of a day: what someone who follows everything, or one tag, was mailed. */
export default async function Page({ params }: Props) {
  const { date, tag: [slug, ...rest] = [] } = await params;
  const now = new Date();
  const end = editionEnd(date, now);
  const tag = slug === undefined ? undefined : findTagBySlug(slug);
  if (!end || rest.length > 0 || (slug !== undefined && !tag)) notFound();
  const feed = await listFeed({
    order: "trending",
    window: "day",
    tags: tag ? { all: [tag.slug], none: [] } : NO_FILTER,
    limit: PAPERS_MAX,
    now: end,
  });
  const { before, after } = neighbourDates(date);
  return (
    <>
      <h1>
        {tag ? `${tag.name}, ` : "The edition of "}
        {formatDay(new Date(`${date}T00:00:00Z`))}
      </h1>
      <EditionNav
        before={before}
        after={editionEnd(after, now) ? after : null}
        path={tag ? `/${tag.slug}` : ""}
      />
      {feed.papers.length > 0 ? (
        <FeedList papers={feed.papers} isRanked nextPath={null} />
      ) : (
        <EmptyFeed isLast={false} hasTags={Boolean(tag)} />
      )}
      <p>
        <a href={tag ? `/subscribe?tag=${tag.slug}` : "/subscribe"}>Get this by email</a>
      </p>
    </>
  );
}
