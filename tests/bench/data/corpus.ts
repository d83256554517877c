import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { rootFolder } from "@/jobs/supervise";
import { parseListing } from "@/lib/listing/parse";
import { readStarterFacts } from "@/lib/starter/run";
import type { Random } from "./random";

/** What invented papers are made of: the sentences, words and names of the starter corpus. */
export type Corpus = {
  /** Each paper's title and sentences, in words. */
  papers: { title: string[]; sentences: string[][] }[];
  /** Every word as often as it stands there, so that a blind draw follows Zipf's law. */
  words: string[];
  givenNames: string[];
  familyNames: string[];
  categories: string[][];
};

export async function readCorpus(): Promise<Corpus> {
  const text = await readFile(join(rootFolder, "prisma", "starter", "listing.txt"), "utf8");
  const facts = [...(await readStarterFacts()).values()];
  const papers = parseListing(text).papers.map(({ title, abstract }) => ({
    title: title.split(/\s+/),
    sentences: abstract.split(/(?<=[.!?])\s+/).map((sentence) => sentence.split(/\s+/)),
  }));
  const names = facts.flatMap((fact) => fact.authors.map((author) => author.split(" ")));
  return {
    papers,
    words: papers.flatMap((paper) => paper.sentences.flat()).filter((word) => /^\w+$/.test(word)),
    givenNames: names.map((parts) => parts[0] ?? ""),
    familyNames: names.map((parts) => parts.at(-1) ?? ""),
    categories: facts.map((fact) => fact.categories).filter((list) => list.length > 0),
  };
}

/** A large corpus never stops bringing new words (Heaps' law); 119 papers have but a few thousand. */
const RARE_WORDS = 300_000;
const RARE_WORD_EVERY = 20;

/** One word as a text would have it: mostly of the corpus, now and then one hardly anyone uses. */
export function drawWord(corpus: Corpus, random: Random): string {
  if (!random.isOneIn(RARE_WORD_EVERY)) return random.pick(corpus.words);
  return composeRareWord(corpus, random.zipf(RARE_WORDS));
}

/** The head of one word and the tail of another: new, yet made of letters as words are. */
function composeRareWord({ words }: Corpus, place: number): string {
  const head = words[(place * 7919) % words.length] ?? "";
  const tail = words[(place * 104_729 + 1) % words.length] ?? "";
  const half = (word: string) => Math.ceil(word.length / 2);
  return `${head.slice(0, half(head))}${tail.slice(-half(tail))}`.toLowerCase();
}
