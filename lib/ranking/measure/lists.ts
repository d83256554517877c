import { findWeekly, type ListedPaper } from "@/lib/ranking/train/examples";

/** A day whose papers can be compared: all of them were read at first and a week later. */
export type MeasuredDay = { day: string; papers: { paper: ListedPaper; weekly: number }[] };

/** Fewer papers and the five best are half of them. */
const PAPERS_MIN = 10;

/** The days with at least ten papers that have both readings, the earliest first. */
export function listMeasuredDays(papers: ListedPaper[]): MeasuredDay[] {
  const days = new Map<string, MeasuredDay>();
  for (const paper of papers) {
    const weekly = findWeekly(paper)?.upvotes;
    if (weekly === undefined) continue;
    const day = days.get(paper.day) ?? { day: paper.day, papers: [] };
    day.papers.push({ paper, weekly });
    days.set(paper.day, day);
  }
  return [...days.values()]
    .filter((day) => day.papers.length >= PAPERS_MIN)
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}
