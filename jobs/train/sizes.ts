import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { matchTags } from "@/lib/tags/match";

const FILE = "lib/ranking/sizes.json";
const NOTE =
  "Share of papers with each primary tag among arXiv's computer science of 2025 (titles, abstracts and " +
  "categories: CC0), tagged by lib/tags/model.json. usual: the share of the middle tag.";
/** Fewer papers say little of a tag's size, and would lift it without end. */
const COUNT_MIN = 20;
/** More digits than the shares are sure of would only change the formula's name. */
const DIGITS = 2;

const wirePaper = z.object({
  title: z.string(),
  abstract: z.string(),
  categories: z.array(z.string()),
});

/** Counts primary tags in the abstracts of DIR and writes their shares. The same files give the same bytes. */
export async function countSizes(data: string): Promise<string> {
  const counts = new Map<string, number>();
  const titles = new Set<string>();
  const names = (await readdir(data)).filter((name) => name.startsWith("cs_abstracts")).sort();
  for (const name of names) {
    const text = gunzipSync(await readFile(join(data, name))).toString("utf8");
    for (const line of text.split("\n").filter(Boolean)) {
      const paper = wirePaper.parse(JSON.parse(line));
      if (titles.has(paper.title)) continue;
      titles.add(paper.title);
      const slug = matchTags(paper).find(({ isPrimary }) => isPrimary)?.slug;
      if (slug) counts.set(slug, (counts.get(slug) ?? 0) + 1);
    }
  }
  const shares = [...counts]
    .map(([slug, count]) => [slug, round(Math.max(COUNT_MIN, count) / titles.size)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const sorted = shares.map(([, share]) => share).sort((a, b) => a - b);
  const usual = sorted[Math.floor(sorted.length / 2)] ?? 1;
  const file = { note: NOTE, usual, shares: Object.fromEntries(shares) };
  await writeFile(FILE, `${JSON.stringify(file, null, 2)}\n`);
  return `${FILE}: ${shares.length} tags of ${titles.size} papers`;
}

const round = (value: number) => Number(value.toPrecision(DIGITS));
