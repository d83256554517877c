import { RECENT_WEEKS } from "../burst";

type Described = {
  recentCount: number;
  growth: number;
  weeks: readonly { paperCount: number }[];
  examples: readonly string[];
};

const LEVELS = "▁▂▃▄▅▆▇█";
/** Half a year of weeks: what fits into a line of a terminal beside its words. */
const WEEKS_DRAWN = 26;

/** A proposal in one line: numbers, the curve of the last half year, papers to read. */
export function describeProposal({ recentCount, growth, weeks, examples }: Described): string {
  const counts = weeks.map((week) => week.paperCount).slice(-WEEKS_DRAWN);
  return [
    `${recentCount} papers in ${RECENT_WEEKS} weeks, ${growth.toFixed(1)} times as common as before`,
    drawCurve(counts),
    `as ${examples.join(", ")}`,
  ].join("  ");
}

/** One block a week, the fullest week the tallest; a week without papers is the lowest block. */
export function drawCurve(counts: readonly number[]): string {
  const most = Math.max(1, ...counts);
  return counts
    .map((count) => LEVELS[Math.round((count / most) * (LEVELS.length - 1))] ?? "")
    .join("");
}
