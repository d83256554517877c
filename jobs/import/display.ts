import { formatProgress } from "@/lib/import/progress";
import type { Progress } from "@/lib/import/run";

/** A terminal is redrawn this often; a log gets a line this often. */
const REDRAW_MS = 100;
const LINE_MS = 5000;

/** Shows how far an import is on standard error: one moving line on a terminal, lines elsewhere. */
export function startDisplay(clock: () => number = Date.now) {
  const isTerminal = process.stderr.isTTY === true;
  const startedAt = clock();
  let shownAt = startedAt;
  const show = (progress: Progress): void => {
    const now = clock();
    if (now - shownAt < (isTerminal ? REDRAW_MS : LINE_MS)) return;
    shownAt = now;
    const { bytesRead, bytesTotal, read } = progress;
    const elapsedMs = now - startedAt;
    const line = formatProgress({ bytesRead, bytesTotal, recordCount: read, elapsedMs });
    process.stderr.write(isTerminal ? `\r\u001b[K${line}` : `${line}\n`);
  };
  const end = (): number => {
    if (isTerminal) process.stderr.write("\r\u001b[K");
    return clock() - startedAt;
  };
  return { show, end };
}
