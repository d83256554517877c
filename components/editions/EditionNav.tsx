import { formatDay } from "@/components/text/formatDay";

type Props = { before: string; after: string | null; path: string };

/** The way to the editions beside this one. Dates are YYYY-MM-DD. */
export function EditionNav({ before, after, path }: Props) {
  return (
    <nav className="neighbours" aria-label="Other editions">
      <a href={`/editions/${before}${path}`} rel="prev">
        ← {nameDay(before)}
      </a>
      <a href="/editions">All editions</a>
      {after ? (
        <a href={`/editions/${after}${path}`} rel="next">
          {nameDay(after)} →
        </a>
      ) : null}
    </nav>
  );
}

const nameDay = (date: string) => formatDay(new Date(`${date}T00:00:00Z`));
