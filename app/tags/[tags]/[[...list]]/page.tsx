import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageMetadata } from "@/app/pageMetadata";
import { readRelatedTags, readWeeks } from "@/app/readBeside";
import { readFeed } from "@/app/readFeed";
import { WeekChart } from "@/components/charts/WeekChart";
import { FeedView } from "@/components/feed/FeedView";
import { TagAside } from "@/components/tags/TagAside";
import { TagHeader } from "@/components/tags/TagHeader";
import { listPath, tagPath } from "@/lib/paths/compose";
import { parseListRest } from "@/lib/paths/list";
import { formatFilterName } from "@/lib/paths/tagNames";
import { parseTagPath } from "@/lib/tags/filter";
import { findTagBySlug } from "@/lib/tags/taxonomy";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ tags: string; list?: string[] }> };

const ORDERS = { trending: "trending", top: "top", newest: "new" };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { list, rest, filter, name } = await readParams(params);
  const [slug = ""] = filter.all;
  return pageMetadata({
    title: list.order === "trending" ? name : `${name}: ${ORDERS[list.order]} papers`,
    description: findTagBySlug(slug)?.definition ?? `Research papers on ${name}.`,
    path: listPath(list, rest[1]),
    channel: { tags: list.tags, name: `Paperfeed: ${name}` },
    cardOf: tagPath(slug),
  });
}

export default async function TagPage({ params }: Props) {
  const { list, rest, filter, name } = await readParams(params);
  const [slug = ""] = filter.all;
  const [page, related, weeks] = await Promise.all([
    readFeed(list, rest),
    readRelatedTags(slug),
    readWeeks(slug),
  ]);
  const isOne = filter.all.length + filter.none.length === 1;
  return (
    <div className="columns">
      <div>
        <TagHeader name={name} definitions={filter.all.map((one) => findTagBySlug(one))} />
        <FeedView {...page} list={list} />
      </div>
      <TagAside path={list.tags} filter={filter} related={related}>
        {isOne && <WeekChart weeks={weeks} />}
      </TagAside>
    </div>
  );
}

async function readParams(params: Props["params"]) {
  const { tags, list: segments = [] } = await params;
  // Segments arrive percent-encoded: the comma of an intersection is %2C.
  const path = decodeURIComponent(tags);
  const filter = parseTagPath(path);
  const found = filter && parseListRest(path, segments);
  if (!found) notFound();
  return { ...found, filter, name: formatFilterName(filter) };
}
