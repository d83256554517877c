import type { PaperReading } from "@/lib/observations/reading";
import type { HfPaper } from "./parseDaily";

/** What a list says of a paper's signals at an instant, and that its upvotes began at zero when voting did. */
export function listReadings({ paper, signals, votedFrom }: HfPaper, at: Date): PaperReading[] {
  const { arxivId } = paper;
  if (!arxivId) return [];
  const readings: PaperReading[] = signals.map((one) => ({ ...one, arxivId, observedAt: at }));
  const upvotes = signals.find(({ signal }) => signal === "upvotes");
  if (upvotes && votedFrom && votedFrom < at) {
    readings.push({ ...upvotes, arxivId, observedAt: votedFrom, value: 0, isBeginning: true });
  }
  return readings;
}
