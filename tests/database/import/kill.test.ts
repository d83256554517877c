import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/database/client";
import { childEnvironment, settings } from "@/lib/env";
import { importPath } from "@/lib/import/run";
import { countPapers } from "@/lib/papers/store";

const ROOT = join(import.meta.dirname, "../../..");
const IS_LONG = process.env.PAPERFEED_TEST_LONG === "1";
/** Of which a sixth say the same papers again with other words. */
const RECORD_COUNT = IS_LONG ? 24_000 : 6000;
const PAPER_COUNT = (RECORD_COUNT / 6) * 5;
const KILL_COUNT = IS_LONG ? 20 : 3;
/** Up to about a page later, so that kills fall inside pages as well as between them. */
const DELAY_MAX_MS = 150;

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "paperfeed-kill-"));
  file = join(folder, "papers.jsonl");
  const lines = Array.from({ length: RECORD_COUNT }, (_, at) =>
    JSON.stringify({
      arxivId: `2501.${String(10_000 + (at % PAPER_COUNT))}`,
      title: `Quantization of large language models ${at}`,
      abstract: `We propose quantization number ${at}. Code: https://github.com/a/b${at}.`,
    }),
  );
  await writeFile(file, lines.join("\n"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Everything a reader can see, and what later runs go by; not ids and times of our own. */
async function hashContents() {
  const [row] = await database().$queryRaw<{ papers: string; tags: string }[]>`
    SELECT (SELECT md5(string_agg(concat_ws('|', public_id, title, abstract, tldr, links, versions, content_hash, search), E'\n' ORDER BY public_id)) FROM papers) AS papers,
           (SELECT md5(string_agg(concat_ws('|', public_id, slug, confidence, evidence), E'\n' ORDER BY public_id, slug))
            FROM paper_tags JOIN papers ON papers.id = paper_id JOIN tags ON tags.id = tag_id) AS tags`;
  return row;
}

function startImport(): ChildProcess {
  const { DATABASE_URL, SECRET } = settings();
  return spawn(process.execPath, ["--import", "tsx", "jobs/import.ts", file], {
    cwd: ROOT,
    env: childEnvironment({ DATABASE_URL, SECRET }),
    stdio: "ignore",
  });
}

async function killWhen(child: ChildProcess, storedCount: number): Promise<void> {
  const exited = once(child, "exit");
  while (child.exitCode === null && (await countPapers()) < storedCount) await pause(20);
  await pause(Math.random() * DELAY_MAX_MS);
  child.kill("SIGKILL");
  await exited;
}

test("an import killed again and again ends, when it is run once more, like one left alone", async () => {
  await importPath(file, { format: "auto", now: new Date() });
  const alone = await hashContents();
  await database().$executeRaw`TRUNCATE papers CASCADE`;
  const shares = Array.from({ length: KILL_COUNT }, Math.random).sort((a, b) => a - b);
  for (const share of shares) await killWhen(startImport(), share * PAPER_COUNT);
  const child = startImport();
  await once(child, "exit");
  expect(child.exitCode).toBe(0);
  expect(await hashContents()).toEqual(alone);
}, 900_000);

test("two imports of one file at once end like one alone", async () => {
  const alone = await hashContents();
  await database().$executeRaw`TRUNCATE papers CASCADE`;
  const children = [startImport(), startImport()];
  await Promise.all(children.map((child) => once(child, "exit")));
  expect(children.map((child) => child.exitCode)).toEqual([0, 0]);
  expect(await hashContents()).toEqual(alone);
}, 240_000);
