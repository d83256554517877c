import { createWriteStream } from "node:fs";
import { rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { IncomingPaper } from "@/lib/papers/paper";
import { readCorpus } from "../data/corpus";
import { benchFolder } from "../data/open";
import { composePaper } from "../data/paper";

/** Raise it with any change of what a record holds. */
const VERSION = 1;
/** Fixed, so that the file is the same on every day. */
const UNTIL = new Date("2026-07-01T00:00:00Z");
const LINES_A_WRITE = 500;

/** A file of invented papers in the line format of arXiv's metadata snapshot, kept for later runs. */
export async function prepareSnapshot(count: number): Promise<string> {
  const file = join(benchFolder(), `snapshot${VERSION}_${count}.json`);
  if (await isThere(file)) return file;
  await pipeline(Readable.from(composeLines(count)), createWriteStream(`${file}.part`));
  await rename(`${file}.part`, file);
  return file;
}

const isThere = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  );

async function* composeLines(count: number): AsyncGenerator<string> {
  const corpus = await readCorpus();
  const era = { count, until: UNTIL };
  for (let first = 1; first <= count; first += LINES_A_WRITE) {
    const length = Math.min(LINES_A_WRITE, count - first + 1);
    const places = Array.from({ length }, (_, index) => first + index);
    yield places.map((place) => `${formatLine(composePaper(corpus, era, place))}\n`).join("");
  }
}

/** As in arxiv-metadata-oai-snapshot.json. */
function formatLine(paper: IncomingPaper): string {
  const names = paper.authors.map((name) => name.split(" "));
  return JSON.stringify({
    id: paper.arxivId,
    submitter: paper.authors[0],
    authors: paper.authors.join(", "),
    title: paper.title,
    comments: paper.withdrawnAt ? "This paper has been withdrawn by the author" : paper.comment,
    "journal-ref": null,
    doi: null,
    "report-no": null,
    categories: paper.categories.join(" "),
    license: "http://creativecommons.org/licenses/by/4.0/",
    abstract: `  ${paper.abstract}\n`,
    versions: [{ version: "v1", created: paper.submittedAt?.toUTCString() }],
    update_date: paper.submittedAt?.toISOString().slice(0, 10),
    authors_parsed: names.map((parts) => [parts.at(-1), parts.slice(0, -1).join(" "), ""]),
  });
}
