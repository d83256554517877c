import { PaperDate } from "@/components/text/PaperDate";
import { type FeedRange, MINIMUM_PAPERS, type Window } from "@/lib/feeds/window";

const SPANS = { day: "day", week: "week", month: "month" };

type Props = {
  range: FeedRange | null;
  window: Window;
  /** YYYY-MM-DD, where the day before has a page. */
  dayBefore?: string;
};

/** From when to when the papers are, and why that may be longer than was asked for. */
export function FeedRangeLine({ range, window, dayBefore }: Props) {
  if (!range || window === "all") return <p className="range">Papers of all time.</p>;
  return (
    <p className="range">
      {range.from.getTime() === 0 ? (
        // Undated papers stand in 1970.
        "All papers to "
      ) : (
        <>
          From <PaperDate at={range.from} /> to{" "}
        </>
      )}
      <PaperDate at={range.to} />
      {range.isExtended
        ? `: the last ${SPANS[window]} alone had fewer than ${MINIMUM_PAPERS} papers.`
        : "."}
      {dayBefore && (
        <>
          {" "}
          <a href={`/papers/date/${dayBefore}`} rel="prev">
            The day before
          </a>
        </>
      )}
    </p>
  );
}
