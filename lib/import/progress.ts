import type { FileReport, Tally } from "./report";

export type ProgressFacts = {
  bytesRead: number;
  bytesTotal: number;
  recordCount: number;
  elapsedMs: number;
};

const BAR_WIDTH = 24;
/** Before this the rate says nothing. */
const WARM_UP_MS = 1000;

/** "[######..................]  25 %  12,345 records  3,210/s  0:38 left" */
export function formatProgress(facts: ProgressFacts): string {
  const share = facts.bytesTotal > 0 ? Math.min(1, facts.bytesRead / facts.bytesTotal) : 0;
  const filled = Math.round(share * BAR_WIDTH);
  const bar = "#".repeat(filled) + ".".repeat(BAR_WIDTH - filled);
  const percent = `${Math.floor(share * 100)}`.padStart(3);
  const parts = [`[${bar}] ${percent} %`, `${formatCount(facts.recordCount)} records`];
  if (facts.elapsedMs >= WARM_UP_MS) {
    parts.push(`${formatCount(perSecond(facts.recordCount, facts.elapsedMs))}/s`);
    if (share > 0) parts.push(`${formatTime((facts.elapsedMs / share) * (1 - share))} left`);
  }
  return parts.join("  ");
}

/** The whole report for people: a line for each file that has something to say, then the sum. */
export function formatReport(files: FileReport[], total: Tally, elapsedMs: number): string {
  const lines = files.flatMap(formatFile);
  const rate = formatCount(perSecond(total.read, elapsedMs));
  const counted = (["inserted", "updated", "unchanged", "skipped"] as const).map(
    (name) => `${name} ${formatCount(total[name])}`,
  );
  const readings = total.readings > 0 ? `, readings ${formatCount(total.readings)}` : "";
  lines.push(`read ${formatCount(total.read)}: ${counted.join(", ")}${readings} (${rate}/s)`);
  for (const [reason, count] of Object.entries(total.reasons)) {
    lines.push(`  skipped ${formatCount(count)}: ${reason}`);
  }
  return lines.join("\n");
}

function formatFile(report: FileReport): string[] {
  const examples = report.examples.map(
    ({ place, reason }) => `${report.file}, ${place}: ${reason}`,
  );
  return report.fault ? [...examples, `${report.file}: refused: ${report.fault}`] : examples;
}

export const perSecond = (count: number, elapsedMs: number) =>
  elapsedMs > 0 ? Math.round((count * 1000) / elapsedMs) : 0;

const formatCount = (count: number) => count.toLocaleString("en-US");

function formatTime(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
