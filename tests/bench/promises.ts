import { readFile, writeFile } from "node:fs/promises";
import { arch, cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { rootFolder } from "@/jobs/supervise";
import { type Figure, formatNumber } from "./figure";

/** One run of one bench on so many papers. */
export type MeasuredAt = { papers: number; figures: Figure[] };

const FILE = join(rootFolder, "ARCHITECTURE.md");
const START = "<!-- figures: npm run bench -- all --papers 10000,100000,1000000 --write -->";
const END = "<!-- end of figures -->";

/** Replaces the table of what was promised in ARCHITECTURE.md by these figures, date and machine. */
export async function writePromises(measured: MeasuredAt[], now: Date): Promise<void> {
  const text = await readFile(FILE, "utf8");
  const [before, rest] = text.split(START);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) {
    throw new Error(`ARCHITECTURE.md has no place for the figures: ${START} … ${END}`);
  }
  const says = `${describeRun(now)}\n\n${formatPromises(measured)}`;
  await writeFile(FILE, `${before}${START}\n${says}\n${END}${after}`);
}

function describeRun(now: Date): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  const machine = `${cpus().length} × ${cpu?.model.trim() ?? "processor"} (${arch()}), ${memory} GB`;
  // With more than one process a core waiting, times say little and ratios more.
  const load = loadavg()
    .map((one) => one.toFixed(0))
    .join(", ");
  const day = now.toISOString().slice(0, 10);
  return `${day}, Node ${process.versions.node}, ${machine}, load at the end ${load}.`;
}

/** Pure: a row for each figure that something was asked of, a column for each size. */
export function formatPromises(measured: MeasuredAt[]): string {
  const sizes = [...new Set(measured.map((one) => one.papers))].sort((a, b) => a - b);
  const judged = measured.flatMap(({ papers, figures }) =>
    figures.filter((figure) => figure.asked).map((figure) => ({ papers, ...figure })),
  );
  const names = [...new Set(judged.map((figure) => figure.name))];
  const rows = names.map((name) => {
    const own = judged.filter((figure) => figure.name === name);
    const cells = sizes.map((size) => formatCell(own.find((figure) => figure.papers === size)));
    return [name, own[0]?.asked ?? "", ...cells];
  });
  const heads = ["what", "asked", ...sizes.map((size) => `${formatSize(size)} papers`)];
  const lines = [heads, ["---", "---", ...sizes.map(() => "---:")], ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** Ours, and behind it what it is judged by. */
function formatCell(figure: Figure | undefined): string {
  if (!figure) return "";
  const { value, unit, limit, ratio } = figure;
  const own = `${formatNumber(value)} ${unit}`;
  if (limit === undefined) return own;
  const of = `of ${formatNumber(limit)}`;
  return ratio === undefined ? `${own} (${of})` : `${own} (${ratio.toFixed(2)} ${of})`;
}

export const formatSize = (papers: number): string =>
  papers >= 1_000_000 ? `${papers / 1_000_000} M` : `${papers / 1_000} k`;
