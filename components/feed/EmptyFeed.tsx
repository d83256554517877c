type Props = { isLast: boolean; hasTags: boolean };

/** Says what to do where no papers are: an empty page looks broken. */
export function EmptyFeed({ isLast, hasTags }: Props) {
  return (
    <div className="notice">
      <p>{explain(isLast, hasTags)}</p>
      <p>
        You can look at <a href="/top/all">the papers of all time</a>, choose from{" "}
        <a href="/tags">all tags</a>, or <a href="/search">search</a>.
      </p>
    </div>
  );
}

function explain(isLast: boolean, hasTags: boolean): string {
  if (isLast) return "That was the last paper of this feed.";
  if (hasTags) return "No paper carries these tags yet. New ones are tagged as they arrive.";
  return "There are no papers here yet. They arrive with the next ingest run.";
}
