import { formatDay } from "@/components/text/formatDay";
import { DayBars } from "./DayBars";

type Batch = {
  announcedOn: string;
  announcedCount: number;
  receivedCount: number;
  missingCount: number;
  isRepaired: boolean;
};
type Row = {
  category: string;
  state: string;
  lookedAt: Date | null;
  reason: string | null;
  newest: Batch | null;
  days: Batch[];
};

const SOURCES: Record<string, string> = {
  "arxiv-rss": "arXiv, announcements",
  "hf-daily": "Hugging Face, daily papers",
  listing: "Papers of a first start",
};
const STATES: Record<string, string> = {
  fresh: "whole",
  waiting: "still to come",
  quiet: "whole; no list today",
  stalled: "late",
  failed: "could not be read",
};

/** Of one source: every category, its newest list, and what is missing of it. */
export function Ledger({ source, rows }: { source: string; rows: Row[] }) {
  return (
    <>
      <h2>{SOURCES[source] ?? source}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by key only when it can be reached */}
      <section className="ledger" aria-label={SOURCES[source] ?? source} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {["Category", "State", "Newest list", "Announced", "Here", "Missing", "Days"].map(
                (heading) => (
                  <th key={heading} scope="col">
                    {heading}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <LedgerLine key={row.category} row={row} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function LedgerLine({ row: { category, state, lookedAt, reason, newest, days } }: { row: Row }) {
  const isAlarm = state === "stalled" || state === "failed";
  return (
    <tr>
      <th scope="row">{category}</th>
      <td className={isAlarm ? "alarm" : undefined}>
        {STATES[state] ?? state}
        {reason && state !== "fresh" ? <small> {reason}</small> : null}
        {lookedAt ? <small> looked at {formatMinute(lookedAt)}</small> : null}
      </td>
      <td>
        {newest ? (
          <time dateTime={newest.announcedOn}>{formatDay(new Date(newest.announcedOn))}</time>
        ) : (
          "none yet"
        )}
      </td>
      <td className="number">{newest?.announcedCount ?? "–"}</td>
      <td className="number">{newest?.receivedCount ?? "–"}</td>
      <td className="number">
        {newest?.missingCount ?? "–"}
        {newest?.isRepaired ? <small> (some came later)</small> : null}
      </td>
      <td>
        <DayBars days={days} />
      </td>
    </tr>
  );
}

/** 10 Mar 2026, 06:00 UTC */
const formatMinute = (at: Date) => `${formatDay(at)}, ${at.toISOString().slice(11, 16)} UTC`;
