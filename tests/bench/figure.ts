/** One measured number, and what it is to be judged by. */
export type Figure = {
  name: string;
  value: number;
  unit: string;
  /** The same unit, measured in the same run: what the machine, or the plain way, allows. */
  limit?: number;
  limitName?: string;
  /** Ours over the limit, so that machines can be compared. */
  ratio?: number;
  /** What was asked of it, as "≥ 0.9 ×" or "< 50". */
  asked?: string;
};

const HEADINGS = ["what", "value", "unit", "limit", "of", "ratio", "asked"];

/** The ratio of a figure to its limit, in hundredths. */
export function againstLimit(
  figure: Omit<Figure, "ratio"> & { limit: number; limitName: string },
): Figure {
  return { ...figure, ratio: Math.round((figure.value / figure.limit) * 100) / 100 };
}

/** For a terminal: columns padded to the widest cell. */
export function formatTable(figures: Figure[]): string {
  const rows = [HEADINGS, ...figures.map(toCells)];
  const widths = HEADINGS.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const isNumber = (column: number) => [1, 3, 5].includes(column);
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** For ARCHITECTURE.md. */
export function formatMarkdown(figures: Figure[]): string {
  const rows = [HEADINGS, ["---", "---:", "---", "---:", "---", "---:", "---"]];
  return [...rows, ...figures.map(toCells)].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

function toCells({ name, value, unit, limit, limitName, ratio, asked }: Figure): string[] {
  return [
    name,
    formatNumber(value),
    unit,
    limit === undefined ? "" : formatNumber(limit),
    limitName ?? "",
    ratio === undefined ? "" : ratio.toFixed(2),
    asked ?? "",
  ];
}

/** Three digits that count; more would be noise. */
export function formatNumber(value: number): string {
  if (value === 0 || Math.abs(value) >= 100) return Math.round(value).toLocaleString("en-US");
  return String(Number(value.toPrecision(3)));
}
