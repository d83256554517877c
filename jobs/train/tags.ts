import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { parseLabels } from "@/lib/tags/labels";
import type { Seeds } from "@/lib/tags/learn";
import { formatModel } from "@/lib/tags/model";
import { trainTagModel, type UnlabelledPaper } from "@/lib/tags/train";

const SEEDS = "lib/tags/seeds.json";
const LABELS = "tests/fixtures/tags";
/** Not even their words are read. */
const HELD_OUT = ["test/labels.jsonl", "fresh/labels.jsonl"];
const MODEL = "lib/tags/model.json";
const VERSION = "learnt-3";
/** Of ten papers of the corpus: more take longer and change little. */
const KEPT_TENTHS = 6;
const NOTE =
  "Log odds of tags given phrases: seeds.json, moved by logistic regression towards the labels of " +
  "tests/fixtures/tags/train, with words learnt from arXiv abstracts of 2025, Hugging Face's daily " +
  "papers and llm-bible's list that the first model had tagged, and by a teacher fitted to the same " +
  "labels over latent vectors of those abstracts. Coefficients over words only.";

const wirePaper = z.object({
  title: z.string(),
  abstract: z.string().nullish(),
  summary: z.string().nullish(),
  categories: z.array(z.string()).default([]),
});

/** Reads the corpora below DIR and writes the model. The same files give the same bytes. */
export async function trainTags(data: string): Promise<string> {
  const seeds: Seeds = JSON.parse(await readFile(SEEDS, "utf8"));
  const labelled = parseLabels(await readFile(join(LABELS, "train/labels.jsonl"), "utf8"));
  const held = await Promise.all(
    HELD_OUT.map(async (name) => parseLabels(await readFile(join(LABELS, name), "utf8"))),
  );
  const known = new Set([labelled, ...held].flat().map((paper) => paper.title));
  const unlabelled = await readCorpora(data, known);
  const model = trainTagModel(seeds, labelled, unlabelled, { version: VERSION, note: NOTE });
  await writeFile(MODEL, formatModel(model));
  return `${MODEL} learnt from ${labelled.length} labelled and ${unlabelled.length} other papers`;
}

async function readCorpora(data: string, known: ReadonlySet<string>): Promise<UnlabelledPaper[]> {
  const bulk = join(data, "arxiv/bulk");
  const days = (await readdir(bulk)).filter((name) => name.startsWith("cs_abstracts")).sort();
  const files = [
    ...days.map((name) => join(bulk, name)),
    join(data, "hf/daily_2024-05_2026-03.jsonl.gz"),
    join(data, "topics/paper_tags_a.jsonl.gz"),
  ];
  const papers = new Map<string, UnlabelledPaper>();
  for (const file of files) {
    const lines = gunzipSync(await readFile(file))
      .toString("utf8")
      .split("\n")
      .filter(Boolean);
    for (const line of lines) {
      const wire = wirePaper.parse(JSON.parse(line));
      const title = wire.title.replace(/\s+/g, " ");
      const abstract = wire.abstract ?? wire.summary ?? "";
      if (known.has(title) || abstract === "" || !isKept(title)) continue;
      papers.set(title, { title, abstract, categories: wire.categories });
    }
  }
  return [...papers.values()];
}

const isKept = (title: string) =>
  (createHash("sha256").update(title).digest()[0] ?? 0) % 10 < KEPT_TENTHS;
