import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readSignedIn } from "@/app/api/readSignedIn";
import { VotedPage } from "@/components/papers/VotedPage";
import { fromParameters, type SearchParameters } from "@/lib/forms/query";
import { parseDone } from "@/lib/marks/mark";
import { readMarks } from "@/lib/marks/run";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Your vote", robots: { index: false } };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParameters> };

export default async function Page({ params, searchParams }: Props) {
  const reader = await readSignedIn();
  const marks = await readMarks(decodeURIComponent((await params).id), reader?.id ?? null);
  if (!marks) notFound();
  const done = parseDone(fromParameters(await searchParams).did?.[0]);
  return <VotedPage marks={marks} done={done} isSignedIn={reader !== null} />;
}
