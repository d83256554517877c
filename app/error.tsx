"use client";

type Props = { error: Error & { digest?: string } };

/** Shown when a page fails while it is read; the header and footer stay. */
export default function PageError({ error }: Props) {
  return (
    <div className="prose">
      <h1>This page could not be made</h1>
      <p>
        The fault is ours and has been written to the log. Your subscription and what you follow are
        not touched. Loading the page again often helps.
      </p>
      <p>
        <button type="button" className="button quiet small" onClick={() => location.reload()}>
          Load again
        </button>{" "}
        or go to <a href="/">the trending papers</a>.
      </p>
      {error.digest && <p className="hint">Number of this fault in the log: {error.digest}</p>}
    </div>
  );
}
