import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Client } from "pg";
import { from } from "pg-copy-streams";

type Value = string | number | boolean | Date | null | string[];
export type Row = Value[];

/** Writes rows by COPY, which takes a third of the time of INSERT. */
export async function copyRows(client: Client, target: string, rows: Row[]): Promise<void> {
  if (rows.length === 0) return;
  const text = rows.map((row) => `${row.map(formatValue).join("\t")}\n`).join("");
  await pipeline(Readable.from([text]), client.query(from(`COPY ${target} FROM STDIN`)));
}

/** Text format of COPY (PostgreSQL manual, COPY, File Formats). */
function formatValue(value: Value): string {
  if (value === null) return "\\N";
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return escapeText(`{${value.map(quoteElement).join(",")}}`);
  return typeof value === "string" ? escapeText(value) : String(value);
}

const quoteElement = (text: string) => `"${text.replace(/["\\]/g, "\\$&")}"`;

const ESCAPES: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
const escapeText = (text: string) => text.replace(/[\\\t\n\r]/g, (found) => ESCAPES[found] ?? "");
