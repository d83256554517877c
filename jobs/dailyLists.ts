import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parseLists } from "@/lib/ranking/measure/parse";
import type { ListedPaper } from "@/lib/ranking/train/examples";

const LISTS = /^daily_.*\.jsonl\.gz$/;
const TABLES = /^upvote_observations_.*\.csv\.gz$/;

/** The papers of every daily list in a folder, with the readings that the tables beside them hold. */
export async function readDailyLists(folder: string): Promise<ListedPaper[]> {
  const names = (await readdir(folder)).sort();
  const read = async (pattern: RegExp) => {
    const found = names.filter((name) => pattern.test(name));
    if (found.length === 0) throw new Error(`${folder} holds no file like ${pattern.source}`);
    const files = await Promise.all(found.map((name) => readFile(join(folder, name))));
    return files.flatMap((file) => gunzipSync(file).toString("utf8").split("\n").filter(Boolean));
  };
  return parseLists(await read(LISTS), await read(TABLES));
}
