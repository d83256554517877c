import { nameSignal } from "@/components/charts/signalName";
import { formatCount, formatDay } from "@/components/text/formatDay";
import { NEWEST, type RankingFacts } from "@/lib/ranking/numbers/numbers";

type Props = { formula: string; facts: RankingFacts };

/** What the ranking goes by at this moment. */
export function RankingNumbers({ formula, facts }: Props) {
  const { paperCount, readingCount, formulaSince, shownCount, largest, signals } = facts;
  return (
    <>
      <h2>In numbers, now</h2>
      <ul>
        <li>
          {formatCount(paperCount)} papers are ranked, from {formatCount(readingCount)} readings of
          their signals.
        </li>
        <li>
          The formula in use is <code>{formula}</code>
          {formulaSince && `, since ${formatDay(formulaSince)}`}.
        </li>
        {largest && (
          <li>
            Of the {formatCount(shownCount)} papers <a href="/">on the front page</a>,{" "}
            {formatCount(largest.count)} have{" "}
            <a href={`/tags/${largest.tag.slug}`}>{largest.tag.name}</a> as their first tag, more
            than any other.
          </li>
        )}
      </ul>
      {signals.length > 0 && <SignalTable signals={signals} />}
    </>
  );
}

function SignalTable({ signals }: Pick<RankingFacts, "signals">) {
  return (
    <div className="ledger">
      <table>
        <caption>Signals of the {formatCount(NEWEST)} newest papers</caption>
        <thead>
          <tr>
            <th scope="col">Signal</th>
            <th scope="col">Papers that have it</th>
            <th scope="col">Last read</th>
          </tr>
        </thead>
        <tbody>
          {signals.map((one) => (
            <tr key={`${one.signal} ${one.source}`}>
              <th scope="row">{nameSignal(one)}</th>
              <td className="number">{formatCount(one.paperCount)}</td>
              <td>{formatDay(one.lastAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
