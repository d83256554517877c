import { followSearchPath, searchChannelPath } from "@/lib/paths/compose";
import { parseSaved } from "@/lib/search/saved/saved";

const FORMS = [
  ["feed.xml", "RSS"],
  ["atom.xml", "Atom"],
  ["feed.json", "JSON"],
] as const;

/** How to follow a search, by mail and in a feed reader; or why it cannot be. */
export function FollowSearch({ search }: { search: string }) {
  const saved = parseSaved(search);
  if (saved.outcome === "refused") {
    return <p className="hint">This search cannot be followed. {saved.says}</p>;
  }
  const { text } = saved.search;
  return (
    <section className="follow" aria-label="Follow this search">
      <p className="links">
        <a className="button small" href={followSearchPath(text)} rel="nofollow">
          Follow this search
        </a>
        {FORMS.map(([form, name]) => (
          <a
            key={form}
            className="button quiet small"
            href={searchChannelPath(text, form)}
            rel="nofollow"
          >
            {name}
          </a>
        ))}
      </p>
      <p className="hint">By mail or in a feed reader: new papers that match these words.</p>
    </section>
  );
}
