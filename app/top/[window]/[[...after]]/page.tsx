import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageMetadata } from "@/app/pageMetadata";
import { readTags } from "@/app/readBeside";
import { readFeed } from "@/app/readFeed";
import { FeedView } from "@/components/feed/FeedView";
import { TagSidebar } from "@/components/tags/TagSidebar";
import { isWindow, orderOfWindow, type Window } from "@/lib/feeds/window";
import { type ListPath, listPath } from "@/lib/paths/compose";

// Rendered at the first request, then kept: the build needs no database.
export const dynamic = "force-dynamic";

type Props = { params: Promise<{ window: string; after?: string[] }> };

const TITLES: Record<Window, string> = {
  day: "Trending papers",
  week: "Top papers of the week",
  month: "Top papers of the month",
  all: "Top papers of all time",
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { list, after } = await readParams(params);
  return pageMetadata({
    title: list.window === "day" ? "Paperfeed: trending research papers" : TITLES[list.window],
    description: "Research papers by topic, ranked with the reasons beside them.",
    path: listPath(list, after?.[1]),
    channel: { tags: "", name: "Paperfeed" },
  });
}

export default async function TopPage({ params }: Props) {
  const { list, after } = await readParams(params);
  const [page, tags] = await Promise.all([readFeed(list, after), readTags()]);
  return (
    <div className="columns">
      <div>
        <h1>{TITLES[list.window]}</h1>
        <FeedView {...page} list={list} />
      </div>
      <TagSidebar tags={tags} />
    </div>
  );
}

async function readParams(params: Props["params"]) {
  const { window, after } = await params;
  if (!isWindow(window)) notFound();
  return { list: { order: orderOfWindow(window), window, tags: "" } satisfies ListPath, after };
}
