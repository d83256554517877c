import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type ExportedPaper, type ExportedReader, type ExportName, formatLine } from "./line";
import { type Keyed, listExportedPapers, listExportedReaders } from "./store";

export type ExportCounts = { papers: number; readers: number };

/** Some four megabytes of text at a time, whatever the size of the whole. */
const PAGE_SIZE = 1_000;
/** A file of addresses is its owner's alone. */
const FILE_MODE = 0o600;

/**
 * Writes papers, readers or both as lines of JSON. Rows are read in pages by id, so what is added
 * meanwhile is in it or not, and nothing is twice.
 */
export async function exportTo(
  name: ExportName,
  out: Writable,
  signal?: AbortSignal,
): Promise<ExportCounts> {
  const counts = { papers: 0, readers: 0 };
  await pipeline(Readable.from(listLines(name, counts)), out, signal ? { signal } : {});
  return counts;
}

/**
 * The same into a file, whole or not at all: it is written beside its place and takes it when it is
 * complete. A run that dies leaves the old file as it was, and a part that the next run replaces.
 */
export async function exportToFile(
  name: ExportName,
  file: string,
  signal?: AbortSignal,
): Promise<ExportCounts> {
  const part = `${file}.part`;
  await rm(part, { force: true });
  try {
    const counts = await exportTo(name, createWriteStream(part, { mode: FILE_MODE }), signal);
    await rename(part, file);
    return counts;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function* listLines(name: ExportName, counts: ExportCounts): AsyncGenerator<string> {
  if (name !== "readers") {
    for await (const rows of listPages(listExportedPapers)) {
      counts.papers += rows.length;
      yield rows
        .map(({ id: _, ...row }) => formatLine("paper", row satisfies ExportedPaper))
        .join("");
    }
  }
  if (name === "papers") return;
  for await (const rows of listPages(listExportedReaders)) {
    counts.readers += rows.length;
    yield rows
      .map(({ id: _, ...row }) => formatLine("reader", row satisfies ExportedReader))
      .join("");
  }
}

async function* listPages<T>(
  list: (afterId: number, limit: number) => Promise<Keyed<T>[]>,
): AsyncGenerator<Keyed<T>[]> {
  for (let after = 0; ; ) {
    const rows = await list(after, PAGE_SIZE);
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.id;
  }
}
