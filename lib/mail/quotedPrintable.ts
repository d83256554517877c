/** RFC 2045, 6.7: at most 76 characters a line, the last one "=" when it goes on. */
const LINE_MAX = 75;

/**
 * RFC 2045 quoted-printable of text with LF line ends. A dot at the beginning of a line is encoded,
 * as RFC 2049 advises: what is sent needs no dot stuffing then (RFC 5321, 4.5.2).
 */
export function encodeQuotedPrintable(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => foldLine(encodeLine(line)))
    .join("\r\n");
}

const encodeLine = (line: string): string =>
  NEEDS_CODE.test(line)
    ? line
        .replace(/[^\t\x20-\x3C\x3E-\x7E]+/gu, (run) =>
          [...Buffer.from(run)].map((byte) => `=${HEX[byte >> 4]}${HEX[byte & 15]}`).join(""),
        )
        .replace(/[\t ]$/, (space) => (space === " " ? "=20" : "=09"))
    : line;

const NEEDS_CODE = /[^\t\x20-\x3C\x3E-\x7E]|[\t ]$/;

const HEX = "0123456789ABCDEF";

/** Breaks a line at LINE_MAX, never inside an =XX; no line begins with a dot. */
function foldLine(line: string): string {
  if (line.length < LINE_MAX) return line.startsWith(".") ? `=2E${line.slice(1)}` : line;
  const lines: string[] = [];
  for (let from = 0; from < line.length; ) {
    const dot = line[from] === "." ? 1 : 0;
    let to = Math.min(from + LINE_MAX - 2 * dot, line.length);
    const opening = to < line.length ? line.lastIndexOf("=", to - 1) : -1;
    if (opening > to - 3 && opening > from) to = opening;
    lines.push(dot ? `=2E${line.slice(from + 1, to)}` : line.slice(from, to));
    from = to;
  }
  return lines.join("=\r\n");
}
