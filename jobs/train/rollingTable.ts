import { average, type Interval } from "@/lib/ranking/measure/bootstrap";
import type { MonthFigures } from "@/lib/ranking/train/rolling";

const PRECISION = ["ours", "votes", "cold", "ridge"] as const;

/** Lines of a Markdown table, a month each and all of them, and the differences with their intervals. */
export function formatRolling(
  months: MonthFigures[],
  differences: Record<string, Interval>,
): string {
  const names = Object.keys(months.flatMap(({ noons }) => noons)[0] ?? {});
  const head = ["month", "days", ...PRECISION.map((name) => `P@5 ${name}`), "noons"];
  const rows = months.map((month) => formatRow(month, names));
  const all: MonthFigures = {
    month: "all",
    days: months.flatMap(({ days }) => days),
    noons: months.flatMap(({ noons }) => noons),
  };
  const lines = Object.entries(differences).map(
    ([name, { mean, low, high }]) =>
      `${name}: ${sign(mean)}, 95 % interval ${sign(low)} to ${sign(high)}`,
  );
  return [
    join([...head, ...names.map((name) => `NDCG@20 ${name}`)]),
    join([...head, ...names].map(() => "---")),
    ...rows,
    formatRow(all, names),
    "",
    ...lines,
  ].join("\n");
}

function formatRow({ month, days, noons }: MonthFigures, names: string[]): string {
  const precision = PRECISION.map((name) => average(days.map((day) => day[name])).toFixed(3));
  const ndcg = names.map((name) => average(noons.map((noon) => noon[name] ?? 0)).toFixed(3));
  return join([month, String(days.length), ...precision, String(noons.length), ...ndcg]);
}

const join = (cells: string[]) => `| ${cells.join(" | ")} |`;
const sign = (value: number) => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(4)}`;
