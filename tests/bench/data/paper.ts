import type { Reading } from "@/lib/observations/reading";
import type { IncomingPaper } from "@/lib/papers/paper";
import { type Corpus, drawWord } from "./corpus";
import { createRandom, type Random } from "./random";

/** A corpus of `count` papers, the last of them listed just before `until`. */
export type Era = { count: number; until: Date };

/** About what the ten default categories bring on an average day. */
export const PAPERS_A_DAY = 500;
const DAY_MS = 86_400_000;
const SEED = 1;
/** Of a sentence's words, one in this many is another. */
const CHANGED_WORD_EVERY = 5;

/** Paper number `place` of the era, 1 being the oldest. */
export function composePaper(corpus: Corpus, era: Era, place: number): IncomingPaper {
  const random = createRandom(SEED, place);
  const topics = [corpus.papers[random.zipf(corpus.papers.length)], random.pick(corpus.papers)];
  const [topic = { title: [], sentences: [] }] = topics;
  const { arxivId, listedAt } = placeInTime(era, place);
  const categories = random.pick(corpus.categories);
  const code = random.isOneIn(4)
    ? ` Code is at https://github.com/lab${place % 997}/p${place}.`
    : "";
  return {
    arxivId,
    doi: null,
    title: changeWords(corpus, random, topic.title, 3),
    abstract: composeAbstract(corpus, random, topics) + code,
    authors: Array.from({ length: 1 + random.zipf(12) }, () => composeAuthor(corpus, random)),
    primaryCategory: categories[0] ?? null,
    categories,
    comment: random.isOneIn(3) ? `${8 + random.below(20)} pages` : null,
    journalRef: null,
    version: 1,
    versions: [{ version: 1, submittedAt: listedAt.toISOString() }],
    submittedAt: listedAt,
    revisedAt: listedAt,
    announcedOn: null,
    withdrawnAt: random.isOneIn(500) ? listedAt : null,
    withdrawalReason: null,
    source: "arxiv-api",
    statedAt: listedAt,
  };
}

/** Evenly spread, so that the number within its month follows from the date alone. */
function placeInTime({ count, until }: Era, place: number) {
  const age = ((count - place + 1) / PAPERS_A_DAY) * DAY_MS;
  const listedAt = new Date(Math.floor(until.getTime() - age));
  const month = Date.UTC(listedAt.getUTCFullYear(), listedAt.getUTCMonth(), 1);
  const first = Math.floor(count + 1 - ((until.getTime() - month) / DAY_MS) * PAPERS_A_DAY);
  const name = listedAt.toISOString().slice(2, 7).replace("-", "");
  return { arxivId: `${name}.${String(place - first).padStart(5, "0")}`, listedAt };
}

/** Mostly sentences of two papers, so that it has a topic; a third of any. */
function composeAbstract(
  corpus: Corpus,
  random: Random,
  topics: (Corpus["papers"][number] | undefined)[],
): string {
  const sentences = Array.from({ length: 5 + random.below(5) }, () => {
    const source = random.isOneIn(3) ? random.pick(corpus.papers) : random.pick(topics);
    return changeWords(corpus, random, random.pick(source?.sentences ?? []), CHANGED_WORD_EVERY);
  });
  return sentences.join(" ");
}

function changeWords(corpus: Corpus, random: Random, words: string[], every: number): string {
  return words.map((word) => (random.isOneIn(every) ? drawWord(corpus, random) : word)).join(" ");
}

const composeAuthor = ({ givenNames, familyNames }: Corpus, random: Random) =>
  `${random.pick(givenNames)} ${random.pick(familyNames)}`;

/** Days after its listing at which a paper that somebody watches was looked at. */
const LOOKED_AFTER_DAYS = [0.5, 1, 2, 4, 7, 14, 28, 56];

/** What was observed of paper number `place`: nothing for most, upvotes and stars for some. */
export function composeReadings({ count, until }: Era, place: number): Reading[] {
  const random = createRandom(SEED + 1, place);
  if (!random.isOneIn(5)) return [];
  const listedAt = placeInTime({ count, until }, place).listedAt.getTime();
  const fame = 1 + random.zipf(2_000);
  const signals = random.isOneIn(3) ? ["upvotes", "github_stars"] : ["upvotes"];
  return LOOKED_AFTER_DAYS.flatMap((days) => {
    const observedAt = new Date(listedAt + days * DAY_MS);
    if (observedAt > until) return [];
    // Interest comes fast and then slowly: half of it within two days.
    const value = Math.round((fame * days) / (days + 2));
    return signals.map((signal) => ({ signal, source: "bench", observedAt, value }));
  });
}
