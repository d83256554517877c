import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { createGunzip } from "node:zlib";
import { PaperLoader } from "@/lib/papers/loading/store";
import { readStarterFacts } from "@/lib/starter/run";
import { syncTaxonomy } from "@/lib/tags/store";
import { detectFormat } from "./detect";
import { type Chunks, FORMATS, type Format, type ImportItem } from "./item";
import { READERS, type ReadOptions } from "./read";
import { emptyTally, type FileReport, sumTallies, type Tally, tallySkips } from "./report";
import { ImportWriter } from "./writer/run";

export type ImportOptions = {
  format: Format | "auto";
  now: Date;
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
};
export type Progress = { file: string; bytesRead: number; bytesTotal: number; read: number };
export type ImportReport = { files: FileReport[]; total: Tally };

/** Enough to meet the first record of any format. */
const HEAD_BYTES = 64 * 1024;

/**
 * Loads a file, or every file below a folder, into the database; what changed is due for ranking then.
 * Records are stored in pages as they are read, each in a transaction of its own: if it dies halfway,
 * running it again stores the rest and finds the others unchanged. A file that cannot be read is
 * reported with its reason, and the others are still read.
 */
export async function importPath(path: string, options: ImportOptions): Promise<ImportReport> {
  await syncTaxonomy();
  const loader = await PaperLoader.open();
  try {
    return await importFiles(await listFiles(path), loader, options);
  } finally {
    await loader.close();
  }
}

async function importFiles(
  files: FoundFile[],
  loader: PaperLoader,
  options: ImportOptions,
): Promise<ImportReport> {
  const facts = await readStarterFacts();
  const bytesTotal = files.reduce((sum, file) => sum + file.bytes, 0);
  const reports: FileReport[] = [];
  let bytesBefore = 0;
  for (const file of files) {
    const report = startReport(file.path);
    const notify = (bytes: number) => {
      const read = sumTallies([...reports, report]).read;
      options.onProgress?.({ file: file.path, bytesRead: bytesBefore + bytes, bytesTotal, read });
    };
    await importFile(new ImportWriter(report, loader, options.now), facts, options, notify);
    reports.push(report);
    bytesBefore += file.bytes;
    if (options.signal?.aborted) break;
  }
  return { files: reports, total: sumTallies(reports) };
}

const startReport = (file: string): FileReport => ({
  ...emptyTally(),
  file,
  format: null,
  fault: null,
  examples: [],
});

type FoundFile = { path: string; bytes: number };

/** The file itself, or all below the folder in the order of their names, hidden ones left out. */
async function listFiles(path: string): Promise<FoundFile[]> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new Error(`There is no file or folder at ${path}.`, { cause });
  });
  if (!found.isDirectory()) return [{ path, bytes: found.size }];
  const names = (await readdir(path)).filter((name) => !name.startsWith(".")).sort();
  const files: FoundFile[] = [];
  for (const name of names) files.push(...(await listFiles(join(path, name))));
  return files;
}

async function importFile(
  writer: ImportWriter,
  facts: ReadOptions["facts"],
  options: ImportOptions,
  notify: (bytes: number) => void,
): Promise<void> {
  const { report } = writer;
  try {
    report.format = options.format === "auto" ? await detect(report.file) : options.format;
    if (!report.format) throw new Error(`None of the formats we read: ${FORMATS.join(", ")}.`);
    const readOptions = { facts, listedOn: findDay(report.file) };
    const chunks = openText(report.file, notify);
    for await (const items of READERS[report.format](chunks, readOptions)) {
      tallySkips(report, items.filter(isSkipped));
      report.read += items.length;
      await writer.put(items);
      if (options.signal?.aborted) break;
    }
  } catch (error) {
    report.fault = describeFault(error);
  }
  await writer.finish();
}

function describeFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isPacked = "code" in error && /^Z_/.test(String(error.code));
  return isPacked ? `Not gzip, or damaged (${error.message}).` : error.message;
}

const isSkipped = (item: ImportItem) => item.kind === "skipped";

async function detect(path: string): Promise<Format | null> {
  for await (const chunk of openText(path, () => undefined))
    return detectFormat(basename(path), chunk);
  return null;
}

/** The text of a file, unpacked when it is gzip. `notify` hears how much of the file was read. */
async function* openText(path: string, notify: (bytes: number) => void): Chunks {
  const file = createReadStream(path, { highWaterMark: HEAD_BYTES });
  const bytes = path.endsWith(".gz") ? file.pipe(createGunzip({ chunkSize: HEAD_BYTES })) : file;
  file.on("error", (error) => bytes.destroy(error));
  const decoder = new TextDecoder();
  try {
    for await (const chunk of bytes) {
      yield decoder.decode(chunk as Buffer, { stream: true });
      notify(file.bytesRead);
    }
    yield decoder.decode();
  } finally {
    file.destroy();
  }
}

/** 2026-01-01.jsonl.gz is the list of that day. */
const findDay = (path: string) => /^(\d{4}-\d{2}-\d{2})\./.exec(basename(path))?.[1] ?? null;
