import { formatDay } from "@/components/text/formatDay";
import { isLinkTrait } from "@/lib/ranking/cold/text";
import type { ScorePart } from "@/lib/ranking/score";

type Props = { parts: ScorePart[]; isWithdrawn: boolean };

/** The stored parts of the score in words: what lifts the paper, and by how much time. */
export function Explanation({ parts, isWithdrawn }: Props) {
  return (
    <section>
      <h2>Why it stands where it stands</h2>
      {parts.length === 0 && (
        <p className="hint">{isWithdrawn ? "Withdrawn papers have no rank." : "Not ranked yet."}</p>
      )}
      <ul className="parts">
        {parts.map(({ part, says, value, readAt }) => (
          <li key={`${part} ${says}`}>
            <span>
              {part === "prior" && !isLinkTrait(says) ? `“${says}”` : says}
              {readAt && <span className="hint"> read on {formatDay(new Date(readAt))}</span>}
            </span>
            {part !== "listed" && <span className="number">{formatHours(value)}</span>}
          </li>
        ))}
      </ul>
      <p>
        <a href="/about/ranking">How papers are ranked</a>
      </p>
    </section>
  );
}

/** A score counts in hours of freshness; below half an hour nothing moves. */
function formatHours(value: number): string {
  const sign = value < 0 ? "−" : "+";
  const hours = Math.abs(value);
  return hours < 10 ? `${sign}${hours.toFixed(1)} h` : `${sign}${Math.round(hours)} h`;
}
