import { followedPath } from "@/lib/paths/compose";

/** What a reader follows, for a feed reader: the address is the key, and so is not to be shown around. */
export function OwnFeed({ token }: { token: string }) {
  return (
    <p>
      What you follow, for a feed reader: <a href={followedPath(token, "feed.xml")}>RSS</a>,{" "}
      <a href={followedPath(token, "atom.xml")}>Atom</a>,{" "}
      <a href={followedPath(token, "feed.json")}>JSON</a>. The addresses are yours: whoever has one
      can read what you follow.
    </p>
  );
}
