import { database, sql } from "@/lib/database/client";
import { choosePhrase, chooseTitleWords, mistype } from "@/lib/meaning/knownItem";
import type { Sort } from "@/lib/search/cursor";
import { countFilters } from "@/lib/search/filters/store";
import { parseSearch } from "@/lib/search/query";
import { findPapers } from "@/lib/search/run";
import { listFoundPapers } from "@/lib/search/store";
import type { PaperText } from "@/lib/vectors/store";
import { createRandom, type Random } from "../data/random";
import { TAG } from "../http/paths";
import type { Asking } from "./asking";
import { type Frequencies, QUESTIONS } from "./words";

const SEED = 5;
/** As on the page. */
const LIMIT = 20;
const TERMS = [2, 3, 4, 5, 6, 7, 8];

/** Questions as readers ask them, through the code of the search page. */
export function listSearches(words: Frequencies, papers: PaperText[]): Asking[] {
  const kinds: [string, string[]][] = [
    ...listByFrequency(words),
    ...TERMS.map((count): [string, string[]] => [
      `of ${count} words of a paper`,
      papers.map((paper, at) => drawTerms(paper, count, randomOf(at))),
    ]),
    ...listByForm(words, papers),
  ];
  return [
    ...kinds.map(([kind, questions]) => ({ kind, asks: asksOf(questions, "relevance") })),
    { kind: "of a common word, newest", asks: asksOf(words.common, "newest") },
    { kind: "of two common words, trending", asks: asksOf(joined(words.common, 2), "trending") },
    { kind: "of a rare word, trending", asks: asksOf(words.rare, "trending") },
  ];
}

/**
 * The plain way to answer a word, beside which ours is put: the best scored papers that have it, ids
 * alone, without meaning, ranks, slips or cards.
 */
export function listPlainSearches({ middling, common, commonest }: Frequencies): Asking {
  const words = [...middling, ...common, ...commonest];
  const ask = (word: string) =>
    database().$queryRaw(sql`
      SELECT papers.id FROM papers JOIN scores ON scores.paper_id = papers.id
      WHERE search @@ plainto_tsquery('paperfeed', ${word})
      ORDER BY score DESC, papers.id DESC LIMIT 31`);
  return { kind: "31 papers of a word by score", asks: words.map((word) => () => ask(word)) };
}

/** What a feed reader asks for of a search, whenever it looks. */
export function listSearchFeeds(words: Frequencies): Asking[] {
  const kinds = [
    { kind: "of a rare word", questions: words.rare },
    { kind: "of a common word", questions: words.common },
  ];
  return kinds.map(({ kind, questions }) => ({
    kind,
    asks: asks(questions, (text) => listFoundPapers(queryOf(text), 50)),
  }));
}

/** What the first page of results counts beside them. */
export function listFilterCounts(words: Frequencies): Asking[] {
  const kinds = [
    { kind: "of a rare word", questions: words.rare },
    { kind: "of a middling word", questions: words.middling },
    { kind: "of a common word", questions: words.common },
  ];
  return kinds.map(({ kind, questions }) => ({
    kind,
    asks: asks(questions, (text) => countFilters(queryOf(text))),
  }));
}

function listByFrequency({ rare, middling, common, commonest }: Frequencies): [string, string[]][] {
  return [
    ["of a rare word", rare],
    ["of a middling word", middling],
    ["of a common word", common],
    ["of a word most titles have", commonest],
    ["of two common words", joined(common, 2)],
    ["of a rare and a common word", rare.map((word, at) => `${word} ${pick(common, at)}`)],
    ["of four words most titles have", joined(commonest, 4)],
    ["of eight common words", joined(common, 8)],
  ];
}

function listByForm({ rare, common }: Frequencies, papers: PaperText[]): [string, string[]][] {
  const phrases = papers.map((paper, at) =>
    (choosePhrase(paper, randomOf(at).next) ?? []).join(" "),
  );
  return [
    ["of a phrase", phrases],
    ["of a quoted phrase", phrases.map((phrase) => `"${phrase.replaceAll('"', "")}"`)],
    ["with a slip", papers.map((paper, at) => drawSlip(paper, randomOf(at)))],
    [
      "with or and not",
      common.map((word, at) => `${word} or ${pick(rare, at)} -${pick(common, at + 1)}`),
    ],
    ["in a tag since a year", common.map((word) => `${word} tag:${TAG} after:2025`)],
    ["of a category with code", common.map((word) => `${word} cat:cs.CL has:code`)],
    ["of an author", papers.map((_, at) => `author:"${pick(AUTHORS, at)}"`)],
    [
      "by fields alone",
      common.map((_, at) => `cat:cs.${pick(["CL", "CV", "SE"], at)} before:2026-0${1 + (at % 9)}`),
    ],
  ];
}

/** Family names of the starter corpus, of which invented papers take theirs. */
const AUTHORS = ["Wang", "Zhang", "Li", "Chen", "Liu", "Synnaeve", "Roziere", "Touvron"];

function drawTerms({ title, abstract }: PaperText, count: number, random: Random): string {
  const words = `${title} ${abstract}`.match(/[\p{L}\p{N}]+/gu) ?? [];
  return Array.from({ length: count }, () => random.pick(words)).join(" ");
}

function drawSlip(paper: PaperText, random: Random): string {
  const words = chooseTitleWords(paper, random.next);
  return ((words && mistype(words, random.next)) ?? words ?? ["quantizaton"]).join(" ");
}

const joined = (words: string[], count: number) =>
  words.map((_, at) =>
    Array.from({ length: count }, (_, nth) => pick(words, at + nth * 7)).join(" "),
  );

const pick = (words: string[], at: number) => words[at % words.length] ?? "";
const randomOf = (at: number) => createRandom(SEED, at);

const asksOf = (questions: string[], sort: Sort) =>
  asks(questions, (text) => findPapers({ query: queryOf(text), sort, after: null, limit: LIMIT }));

/** Each question in turn, as often as it takes. */
const asks = (questions: string[], ask: (text: string) => Promise<unknown>) =>
  Array.from({ length: QUESTIONS }, (_, at) => () => ask(pick(questions, at)));

function queryOf(text: string) {
  const input = parseSearch(text);
  if (input.kind !== "query") throw new Error(`No question: ${text}`);
  return input.query;
}
