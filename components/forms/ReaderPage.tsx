import { describedBy, Field } from "./Field";
import { FollowedSearches } from "./FollowedSearches";
import { MarkedPapers } from "./MarkedPapers";
import { ActionButton, Notice } from "./Notice";
import { OwnFeed } from "./OwnFeed";

type Saved = { publicId: string; title: string };
type Props = {
  email: string;
  preferencesPath: string;
  feedToken: string;
  saved: Saved[];
  upvoted: Saved[];
  /** What is followed, and one that was typed to be added, with what is wrong with it. */
  searches: { searches: string[]; typed: string; fault?: string };
  state: string | undefined;
};

const LEAVE_HINT = "Type “delete”. This cannot be undone.";
const SAID: Record<string, string> = {
  requested: "We sent a mail to the new address. It becomes yours when you press the button there.",
  limited: "Too many requests. Please try again tomorrow.",
  unsure: "Nothing was deleted: the word “delete” was not there.",
};

/** What a signed-in reader can do: change, move, take along, leave. */
export function ReaderPage(props: Props) {
  const { email, preferencesPath, feedToken, saved, upvoted, searches, state } = props;
  return (
    <Notice heading="You">
      <p data-reader="">
        You read as <b>{email}</b>.
      </p>
      {state && SAID[state] ? <p role="status">{SAID[state]}</p> : null}
      <div className="links">
        <a className="button small" href={preferencesPath}>
          Change what you follow
        </a>
        <ActionButton action="/api/signout" label="Sign out" className="button quiet small" />
      </div>
      <OwnFeed token={feedToken} />
      <FollowedSearches {...searches} />
      <MarkedPapers
        heading="Saved"
        papers={saved}
        whenNone="“Save” beside a paper keeps it here, and in a BibTeX file to take along."
      >
        <a href="/api/me/export?format=bibtex">All of them as BibTeX</a>
      </MarkedPapers>
      <MarkedPapers
        heading="Upvoted"
        papers={upvoted}
        whenNone="Papers you upvote rise for everybody, and stand here for you."
      />
      <h2>Your data</h2>
      <p>
        Take everything along: <a href="/api/me/export">all of it as JSON</a>,{" "}
        <a href="/api/me/export?format=opml">your feeds as OPML</a>.
      </p>
      <MoveForm state={state} />
      <LeaveForm />
    </Notice>
  );
}

function MoveForm({ state }: { state: string | undefined }) {
  const fault = state === "malformed" ? "That is not an email address." : undefined;
  return (
    <>
      <h2>Another address</h2>
      <form className="form" action="/api/me/move" method="post">
        <Field name="email" label="New email address" fault={fault}>
          <input {...describedBy("email", undefined, fault)} type="text" inputMode="email" />
        </Field>
        <button className="button quiet" type="submit">
          Move there
        </button>
      </form>
    </>
  );
}

function LeaveForm() {
  return (
    <>
      <h2>Leave</h2>
      <form className="form" action="/api/me/leave" method="post">
        <Field name="confirm" label="Delete everything" hint={LEAVE_HINT}>
          <input {...describedBy("confirm", LEAVE_HINT)} autoComplete="off" />
        </Field>
        <button className="button quiet danger" type="submit">
          Delete me
        </button>
      </form>
    </>
  );
}
