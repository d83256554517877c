import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Client } from "pg";
import { from } from "pg-copy-streams";
import { type CopyValue, formatCopyRow } from "@/lib/database/copyText";

export type Row = CopyValue[];

/** Writes rows by COPY, which takes a third of the time of INSERT. */
export async function copyRows(client: Client, target: string, rows: Row[]): Promise<void> {
  if (rows.length === 0) return;
  const text = rows.map(formatCopyRow).join("");
  await pipeline(Readable.from([text]), client.query(from(`COPY ${target} FROM STDIN`)));
}
