import type { Metadata } from "next";
import { readPreview } from "@/app/readPreview";
import { MailPreview } from "@/components/editions/MailPreview";
import { LookIntoYourInbox } from "@/components/forms/LookIntoYourInbox";
import { SubscribeForm } from "@/components/forms/SubscribeForm";
import { settings } from "@/lib/env";
import { fromParameters, type SearchParameters } from "@/lib/forms/query";
import { listTagSections } from "@/lib/subscriptions/choices";
import { findTypedFaults, readFormValues } from "@/lib/subscriptions/values";
import { leadReaderToTheirs } from "./leadReaderToTheirs";

export const dynamic = "force-dynamic";
export const metadata: Metadata = {
  title: "Get the daily digest",
  description: "The best papers of the tags you follow, once a day at your hour, by email.",
};

export default async function Page({ searchParams }: { searchParams: Promise<SearchParameters> }) {
  const fields = fromParameters(await searchParams);
  const state = fields.state?.[0];
  const { DIGEST_HOUR } = settings();
  if (state === "requested") return <LookIntoYourInbox />;
  await leadReaderToTheirs(fields);
  const papers = await readPreview(fields, null);
  return (
    <div className="columns">
      <div className="prose">
        <h1>Get the daily digest</h1>
        <p>
          The best papers of the tags and searches you follow, once a day at your hour. No account,
          no tracking, one click to stop.
        </p>
        {state === "limited" ? (
          <p className="error" role="alert">
            There were too many requests from your network. Please try again in an hour.
          </p>
        ) : null}
        <SubscribeForm
          sections={listTagSections()}
          values={readFormValues(fields, DIGEST_HOUR)}
          faults={findTypedFaults(fields, DIGEST_HOUR)}
        />
      </div>
      <MailPreview papers={papers} />
    </div>
  );
}
