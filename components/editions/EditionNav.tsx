type Props = { before: string; after: string | null; path: string };

/** The way to the editions beside this one. */
export function EditionNav({ before, after, path }: Props) {
  return (
    <nav aria-label="Other editions">
      <p>
        <a href={`/editions/${before}${path}`} rel="prev">
          {before}
        </a>
        {after ? (
          <>
            {" · "}
            <a href={`/editions/${after}${path}`} rel="next">
              {after}
            </a>
          </>
        ) : null}
        {" · "}
        <a href="/editions">All editions</a>
      </p>
    </nav>
  );
}
