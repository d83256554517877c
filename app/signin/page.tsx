import type { Metadata } from "next";
import { describedBy, Field } from "@/components/forms/Field";
import { Notice } from "@/components/forms/Notice";
import { fromParameters, type SearchParameters } from "@/lib/forms/query";
import { parseNext } from "@/lib/paths/next";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Sign in", robots: { index: false } };

const FAULTS: Record<string, string> = {
  malformed: "That is not an email address. It should look like name@example.org.",
  limited: "There were too many requests from your network. Please try again in an hour.",
};

export default async function Page({ searchParams }: { searchParams: Promise<SearchParameters> }) {
  const fields = fromParameters(await searchParams);
  const { state: [state = ""] = [], email: [email] = [] } = fields;
  const next = parseNext(fields.next?.[0]);
  if (state === "requested") {
    return (
      <Notice heading="Look into your inbox">
        <p>If that address reads here, a link to sign in is on its way to it.</p>
      </Notice>
    );
  }
  const fault = FAULTS[state];
  return (
    <Notice heading="Sign in">
      <p>
        No password: we mail you a link. You need it for votes, saves and your data; the digest
        works without.
      </p>
      <form className="form" action="/api/signin" method="post">
        {next ? <input type="hidden" name="next" value={next} /> : null}
        <Field name="email" label="Email address" fault={fault}>
          <input
            {...describedBy("email", undefined, fault)}
            type="text"
            inputMode="email"
            autoComplete="email"
            defaultValue={email?.slice(0, 300)}
            required
          />
        </Field>
        <button className="button" type="submit">
          Mail me a link
        </button>
      </form>
    </Notice>
  );
}
