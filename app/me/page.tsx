import type { Metadata } from "next";
import { readSignedIn } from "@/app/api/readSignedIn";
import { standingTokenOf } from "@/app/standingTokenOf";
import { Notice } from "@/components/forms/Notice";
import { ReaderPage } from "@/components/forms/ReaderPage";
import { fromParameters, type SearchParameters } from "@/lib/forms/query";
import { listMarks } from "@/lib/marks/run";
import { findPreferences } from "@/lib/subscriptions/preferences/store";
import { findSearchFault } from "@/lib/subscriptions/searches/run";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "You", robots: { index: false } };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParameters> }) {
  const reader = await readSignedIn();
  if (!reader) {
    return (
      <Notice heading="You are not signed in">
        <p>
          <a href="/signin">Sign in with a mailed link</a>. To change your digest no sign-in is
          needed: every mail has the link.
        </p>
      </Notice>
    );
  }
  const fields = fromParameters(await searchParams);
  const marks = await listMarks(reader.id);
  return (
    <ReaderPage
      email={reader.email}
      preferencesPath={`/preferences/${standingTokenOf(reader, "preferences")}`}
      feedToken={standingTokenOf(reader, "feed")}
      {...marks}
      searches={await readSearches(reader.id, fields.add?.[0] ?? "")}
      state={fields.state?.[0]}
    />
  );
}

/** What is followed; and of what was typed to be added, what is wrong with it. */
async function readSearches(readerId: number, typed: string) {
  const searches = (await findPreferences(readerId))?.searches ?? [];
  return { searches, typed, fault: typed ? findSearchFault(typed, searches) : undefined };
}
