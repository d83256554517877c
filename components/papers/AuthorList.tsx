import { formatCount } from "@/components/text/formatDay";

/** With more, the abstract would begin below the fold. */
const SHOWN_MAX = 24;

/** Authors in the order of the paper, each a search for more by the same name. */
export function AuthorList({ authors }: { authors: string[] }) {
  if (authors.length === 0) return <p className="authors hint">Authors unknown</p>;
  const shown = authors.slice(0, SHOWN_MAX);
  const rest = authors.slice(SHOWN_MAX);
  return (
    <div className="authors">
      {shown.map((name, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two authors may have one name
        <span key={`${index}-${name}`}>
          {index > 0 && ", "}
          <a href={`/search?q=${encodeURIComponent(`author:"${name}"`)}`}>
            <bdi>{name}</bdi>
          </a>
        </span>
      ))}
      {rest.length > 0 && (
        <details>
          <summary>and {formatCount(rest.length)} more</summary>
          <p>{rest.join(", ")}</p>
        </details>
      )}
    </div>
  );
}
