import type { Metadata } from "next";
import { readSignedIn } from "@/app/api/readSignedIn";
import { Notice } from "@/components/forms/Notice";
import { ReaderPage } from "@/components/forms/ReaderPage";
import { settings } from "@/lib/env";
import { fromParameters, type SearchParameters } from "@/lib/forms/query";
import { listMarks } from "@/lib/marks/run";
import { formatStandingToken } from "@/lib/tokens/standing";

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
  const subject = { id: reader.id, version: reader.tokenVersion };
  const tokenFor = (purpose: "preferences" | "feed") =>
    formatStandingToken(settings().SECRET ?? "", purpose, subject);
  const state = fromParameters(await searchParams).state?.[0];
  const marks = await listMarks(reader.id);
  return (
    <ReaderPage
      email={reader.email}
      preferencesPath={`/preferences/${tokenFor("preferences")}`}
      feedToken={tokenFor("feed")}
      {...marks}
      state={state}
    />
  );
}
