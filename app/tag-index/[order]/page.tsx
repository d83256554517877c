import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageMetadata } from "@/app/pageMetadata";
import { readTags } from "@/app/readBeside";
import { readMonths } from "@/app/readMonths";
import { TagIndex } from "@/components/tags/TagIndex";
import { findRising } from "@/lib/calendar/months";

export const dynamic = "force-dynamic";

export function generateMetadata(): Metadata {
  return pageMetadata({
    title: "Tags",
    description: "Every topic of Paperfeed, with a page, a feed and a digest of its own.",
    path: "/tags",
  });
}

/** /tags, under a name with a parameter: a page without one would be rendered at build time. */
export default async function TagsPage({ params }: { params: Promise<{ order: string }> }) {
  const { order } = await params;
  if (order !== "section") notFound();
  const [tags, { series }] = await Promise.all([readTags(), readMonths()]);
  return <TagIndex tags={tags} series={series} rising={findRising(series)} />;
}
