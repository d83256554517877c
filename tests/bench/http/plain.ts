import { execFile } from "node:child_process";
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompressSync } from "node:zlib";
import { rootFolder } from "@/jobs/supervise";
import { childEnvironment } from "@/lib/env";
import type { Rows } from "../next/app/rows";
import { type BenchServer, startServer } from "./server";

/** Inside the tree, so that it finds node_modules; ignored like all builds. */
const FOLDER = join(rootFolder, ".next-bench");
const NEXT = join(rootFolder, "node_modules", "next", "dist", "bin", "next");
/** What Next itself adds around the two copies of a page's text. */
const FRAME_BYTES = 5_000;

/** `next start` with a page that never changes, as long as ours, and pages of our rows from memory. */
export async function startPlainNext(rows: Rows, bytes: number): Promise<BenchServer> {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER);
  await cp(join(rootFolder, "tests", "bench", "next"), FOLDER, { recursive: true });
  await writeFile(join(FOLDER, "rows.json"), JSON.stringify(rows));
  const letters = Math.max(1_000, Math.round((bytes - FRAME_BYTES) / 2));
  const environment = {
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    BENCH_LETTERS: String(letters),
  };
  await promisify(execFile)(process.execPath, [NEXT, "build", FOLDER], {
    cwd: FOLDER,
    env: childEnvironment(environment),
  });
  return startServer({ words: [NEXT, "start", FOLDER], folder: FOLDER, environment });
}

/** Node's own server with this page in memory. */
export async function startFileServer(page: Buffer): Promise<BenchServer> {
  const [plain, compressed] = [join(FOLDER, "page.html"), join(FOLDER, "page.html.br")];
  await writeFile(plain, page);
  await writeFile(compressed, brotliCompressSync(page));
  const script = join(import.meta.dirname, "fileServer.ts");
  return startServer({ words: ["--import", "tsx", script, plain, compressed], folder: rootFolder });
}
