import { describedBy, Field } from "./Field";
import { MarkedPapers } from "./MarkedPapers";
import { ActionButton, Notice } from "./Notice";

type Saved = { publicId: string; title: string };
type Props = {
  email: string;
  preferencesPath: string;
  saved: Saved[];
  upvoted: Saved[];
  state: string | undefined;
};

const SAID: Record<string, string> = {
  requested: "We sent a mail to the new address. It becomes yours when you press the button there.",
  limited: "Too many requests. Please try again tomorrow.",
  unsure: "Nothing was deleted: the word “delete” was not there.",
};

/** What a signed-in reader can do: change, move, take along, leave. */
export function ReaderPage({ email, preferencesPath, saved, upvoted, state }: Props) {
  const fault = state === "malformed" ? "That is not an email address." : undefined;
  return (
    <Notice heading="You">
      <p>
        You read as <b>{email}</b>.
      </p>
      {state && SAID[state] ? <p role="status">{SAID[state]}</p> : null}
      <p>
        <a href={preferencesPath}>Change what you follow and when the mail comes</a>
      </p>
      <MarkedPapers heading="Saved" papers={saved}>
        <a href="/api/me/export?format=bibtex">All of them as BibTeX</a>
      </MarkedPapers>
      <MarkedPapers heading="Upvoted" papers={upvoted} />
      <h2>Another address</h2>
      <form className="form" action="/api/me/move" method="post">
        <Field name="email" label="New email address" fault={fault}>
          <input
            {...describedBy("email", undefined, fault)}
            type="text"
            inputMode="email"
            required
          />
        </Field>
        <button className="button" type="submit">
          Move there
        </button>
      </form>
      <h2>Your data</h2>
      <p>
        Take everything along: <a href="/api/me/export">all of it as JSON</a>,{" "}
        <a href="/api/me/export?format=opml">your feeds as OPML</a>.
      </p>
      <form className="form" action="/api/me/leave" method="post">
        <Field
          name="confirm"
          label="Delete everything"
          hint="Type “delete”. This cannot be undone."
        >
          <input {...describedBy("confirm", "hint")} autoComplete="off" />
        </Field>
        <button className="button quiet" type="submit">
          Delete me
        </button>
      </form>
      <ActionButton action="/api/signout" label="Sign out" />
    </Notice>
  );
}
