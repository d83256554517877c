/** A value of one column; a list is a text[]. */
export type CopyValue = string | number | boolean | Date | null | string[];

/** One row in the text format of COPY (PostgreSQL manual, COPY, File Formats), line end included. */
export function formatCopyRow(values: CopyValue[]): string {
  let row = "";
  for (const value of values) row += row === "" ? formatValue(value) : `\t${formatValue(value)}`;
  return `${row}\n`;
}

function formatValue(value: CopyValue): string {
  if (typeof value === "string") return escapeText(value);
  if (value === null) return "\\N";
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return escapeText(`{${value.map(quoteElement).join(",")}}`);
  return String(value);
}

const quoteElement = (text: string) =>
  HAS_QUOTED.test(text) ? `"${text.replace(/["\\]/g, "\\$&")}"` : `"${text}"`;
const HAS_QUOTED = /["\\]/;

const ESCAPES: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
const HAS_SPECIAL = /[\\\t\n\r]/;

function escapeText(text: string): string {
  if (!HAS_SPECIAL.test(text)) return text;
  return text.replace(/[\\\t\n\r]/g, (found) => ESCAPES[found] ?? "");
}
