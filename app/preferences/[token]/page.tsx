import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readPreview } from "@/app/readPreview";
import { MailPreview } from "@/components/editions/MailPreview";
import { OwnFeed } from "@/components/forms/OwnFeed";
import { PreferencesForm } from "@/components/forms/PreferencesForm";
import { fromParameters, type SearchParameters } from "@/lib/forms/query";
import { maskAddress } from "@/lib/readers/address";
import { listTagSections } from "@/lib/subscriptions/choices";
import { findPreferenceFaults, readPreferences } from "@/lib/subscriptions/preferences/run";
import { addTyped, showStored, showTyped } from "@/lib/subscriptions/preferences/values";

export const dynamic = "force-dynamic";
export const metadata: Metadata = {
  title: "Change what and when",
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

type Props = { params: Promise<{ token: string }>; searchParams: Promise<SearchParameters> };

export default async function Page({ params, searchParams }: Props) {
  const { token } = await params;
  const fields = fromParameters(await searchParams);
  const own = await readPreferences(decodeURIComponent(token));
  if (!own) notFound();
  const state = fields.state?.[0];
  const isTyped = state === "invalid" || state === "preview";
  const papers = await readPreview(isTyped ? fields : {}, own.readerId);
  const stored = addTyped(showStored(own.preferences, new Date()), fields);
  return (
    <div className="columns">
      <div className="prose">
        <h1>Change what and when</h1>
        <p>The digest to {maskAddress(own.email)}.</p>
        {fields.q && <p role="status">“Save” adds the search to what you follow.</p>}
        {state === "changed" ? <p role="status">Saved. The next mail follows it.</p> : null}
        {own.state === "unsubscribed" ? <p>You are unsubscribed: no mail comes.</p> : null}
        <PreferencesForm
          action={`/api/preferences/${token}`}
          sections={listTagSections()}
          values={isTyped ? showTyped(fields, stored) : stored}
          faults={state === "invalid" ? findPreferenceFaults(fields) : {}}
        />
        <OwnFeed token={own.feedToken} />
      </div>
      <MailPreview papers={papers} />
    </div>
  );
}
