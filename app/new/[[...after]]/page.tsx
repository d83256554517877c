import type { Metadata } from "next";
import { pageMetadata } from "@/app/pageMetadata";
import { readTags } from "@/app/readBeside";
import { readFeed } from "@/app/readFeed";
import { FeedView } from "@/components/feed/FeedView";
import { TagSidebar } from "@/components/tags/TagSidebar";
import { type ListPath, listPath } from "@/lib/paths/compose";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ after?: string[] }> };

const LIST: ListPath = { order: "newest", window: "all", tags: "" };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { after } = await params;
  return pageMetadata({
    title: "New papers",
    description: "Every paper, the newest first.",
    path: listPath(LIST, after?.[1]),
    channel: { tags: "", name: "Paperfeed" },
  });
}

export default async function NewPage({ params }: Props) {
  const { after } = await params;
  const [page, tags] = await Promise.all([readFeed(LIST, after), readTags()]);
  return (
    <div className="columns">
      <div>
        <h1>New papers</h1>
        <FeedView {...page} list={LIST} />
      </div>
      <TagSidebar tags={tags} />
    </div>
  );
}
