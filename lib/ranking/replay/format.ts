import type { Move } from "./compare";
import type { Replay, ReplayReport } from "./report";

/** What a terminal of usual width has room for. */
const TITLE_MAX = 52;

/** The replay as a table to read, and with two formulas what moved between them. */
export function formatReplay({
  at,
  basis,
  range,
  paperCount,
  replays,
  moves,
}: ReplayReport): string {
  const known =
    basis === "seen" ? "seen here by then" : "announced by then, as none was seen here yet";
  const head = [
    `The front page of ${at.toISOString()}: ${paperCount} papers, ${known},`,
    `listed from ${range.from.toISOString()} on.`,
  ];
  const tables = replays.map(formatTable);
  return [head.join("\n"), ...tables, ...(replays.length > 1 ? [formatMoves(moves)] : [])].join(
    "\n\n",
  );
}

function formatTable({ formula, papers }: Replay): string {
  const lines = papers.map(({ rank, score, publicId, title, reason, isRevised }) =>
    [
      String(rank).padStart(4),
      score.toFixed(1).padStart(10),
      publicId.padEnd(16),
      cut(`${isRevised ? "* " : ""}${title}`).padEnd(TITLE_MAX),
      reason,
    ]
      .join("  ")
      .trimEnd(),
  );
  const hasRevised = papers.some(({ isRevised }) => isRevised);
  const note = hasRevised ? ["  * its text changed since; the later one was read"] : [];
  return [`by ${formula}`, ...(lines.length > 0 ? lines : ["  no paper"]), ...note].join("\n");
}

function formatMoves(moves: Move[]): string {
  if (moves.length === 0) return "Both place the same papers in the same order.";
  const lines = moves.map(({ publicId, title, from, to, why }) =>
    [
      `${from} → ${to}`.padStart(12),
      publicId.padEnd(16),
      cut(title).padEnd(TITLE_MAX),
      why.length > 0 ? why.map(formatWhy).join(", ") : "others moved",
    ].join("  "),
  );
  return ["moved", ...lines].join("\n");
}

const formatWhy = ({ part, hours }: Move["why"][number]) =>
  `${part} ${hours < 0 ? "−" : "+"}${Math.abs(hours).toFixed(1)} h`;
const cut = (text: string) => (text.length > TITLE_MAX ? `${text.slice(0, TITLE_MAX - 1)}…` : text);
