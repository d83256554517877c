import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MailedChanges, MailedPapers } from "@/components/editions/MailedPapers";
import { formatDay } from "@/components/text/formatDay";
import { findMailedEdition } from "@/lib/deliveries/view/run";

export const dynamic = "force-dynamic";
export const metadata: Metadata = {
  title: "Your edition",
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

const HEADINGS = { daily: "Your papers", weekly: "Your week", welcome: "Welcome to Paperfeed" };

/** 'View in browser' of a mail. */
export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const edition = await findMailedEdition(decodeURIComponent(token));
  if (!edition) notFound();
  return (
    <>
      <h1>
        {HEADINGS[edition.kind]}, {formatDay(new Date(`${edition.editionOn}T00:00:00Z`))}
      </h1>
      {edition.note ? <p>{edition.note}</p> : null}
      <MailedPapers papers={edition.papers} foundBy={edition.foundBy} />
      <MailedChanges changes={edition.changes} />
    </>
  );
}
