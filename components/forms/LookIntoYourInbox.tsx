import { Notice } from "./Notice";

/** What follows a form that asked for a digest, the same for every address. */
export function LookIntoYourInbox() {
  return (
    <Notice heading="Look into your inbox">
      <p>
        We sent a mail to that address. Press the button in it to confirm, and the first papers come
        at once.
      </p>
      <p>
        Nothing there after a few minutes? Look among the spam, or{" "}
        <a href="/subscribe">try again</a>.
      </p>
    </Notice>
  );
}
