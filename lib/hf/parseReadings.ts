import type { PaperReading } from "@/lib/observations/reading";
import { parseArxivId } from "@/lib/papers/arxivId";
import { parseInstant } from "@/lib/text/instant";

/** First columns of a file of upvote readings; any after them are not read. */
export const READINGS_HEADER = "arxiv_id,observed_at_utc,upvotes,num_comments,github_stars";
const SIGNALS = ["upvotes", "comments", "github_stars"];

/** One line of such a file to its readings, or why it is none. No field of it is ever quoted. */
export function parseReadingsLine(line: string): PaperReading[] | { reason: string } {
  const [id = "", instant, ...values] = line.split(",");
  const paper = parseArxivId(id);
  const observedAt = parseInstant(instant);
  if (!paper || !observedAt) return { reason: "no arXiv id or no instant" };
  const readings = SIGNALS.flatMap((signal, place) => {
    const value = values[place];
    const isNumber = value !== undefined && /^\d+(\.0+)?$/.test(value);
    return isNumber
      ? [{ arxivId: paper.id, signal, source: "hf", observedAt, value: Number(value) }]
      : [];
  });
  return readings.length > 0 ? readings : { reason: "no number" };
}
