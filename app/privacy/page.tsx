import type { Metadata } from "next";

export const metadata: Metadata = {
  title: "Privacy",
  description: "What Paperfeed keeps of its readers, for how long, and how to have it removed.",
};

/** Every sentence here is a promise that lib/ keeps; change both or neither. */
export default function Page() {
  return (
    <div className="prose">
      <h1>Privacy</h1>
      <p>
        You can read everything here without an address. Nobody is followed: when a link of a paper
        is opened, a number for that paper and day goes up, and that is all. There are no trackers,
        no images or scripts from elsewhere, and no advertising. The digest has no invisible picture
        and its links go straight where they say: nobody learns whether you opened it.
      </p>
      <h2>What is kept of a reader</h2>
      <ul>
        <li>Your address, as you typed it, and when you confirmed it.</li>
        <li>What you follow, with the words of your searches, and when the mail should come.</li>
        <li>
          Which papers each mail held, which of your searches found them, and whether a mail server
          took it, so that no paper comes twice and a mail that failed can be tried again.
        </li>
        <li>What mail servers report when an address does not exist or someone presses “spam”.</li>
        <li>
          Which papers you upvoted or saved and when, with a keyed hash of the range of addresses
          you did it from, so that many votes from one place count as few.
        </li>
        <li>If you sign in: one cookie, for a month, which says who you are and nothing else.</li>
      </ul>
      <h2>For how long</h2>
      <ul>
        <li>An address that is not confirmed is removed after a week.</li>
        <li>
          Against abuse we count how often a network or an address asks for mail, votes or opens a
          link, under a keyed hash, for at most two days.
        </li>
        <li>Everything else until you ask us to delete it.</li>
      </ul>
      <h2>Leaving</h2>
      <p>
        Every mail has a link that unsubscribes with one press and no questions. Signed in, you can
        take everything along that is kept of you, and delete it. What remains then is a keyed hash
        of your address, which tells a program not to mail it again but tells nobody what it is; and
        in the totals of past editions a row that says that one mail was sent, to nobody in
        particular.
      </p>
      <h2>Who else sees it</h2>
      <p>
        The mail server that carries the digest sees your address, as any does. Nobody else gets
        anything. Whoever runs this site can read its database and its backups.
      </p>
    </div>
  );
}
