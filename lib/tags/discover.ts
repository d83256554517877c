import { foldWords } from "./words";

/** A paper read from a distance: its words, and the tags a first model or its category gave it. */
export type DistantPaper = { text: string; tags: ReadonlySet<string> };

export type Discovery = {
  phrase: string;
  /** Papers with the phrase that carry the tag, of all papers with the phrase. */
  share: number;
  paperCount: number;
};

/** Rarer phrases are chance; longer ones are rarely said twice. */
const PAPERS_MIN = 14;
const WORDS_MAX = 3;
/** Words that join others but say nothing at the edge of a phrase. */
const EDGE_WORDS = new Set(
  "a an the of to in on for and or with by from as at is are be that this these it its their our we can not no but while into than then such via using use used both each more most other which when where has have been also over under between across based new show".split(
    " ",
  ),
);

/**
 * Phrases of up to three words that mark a tag: of the papers that hold one, at least `share` carry
 * the tag. Phrases the tag already knows are left out, longer ones first where both would do.
 */
export function discoverPhrases(
  papers: readonly DistantPaper[],
  known: ReadonlyMap<string, ReadonlySet<string>>,
  limits: { share: number; perTag: number },
): Map<string, Discovery[]> {
  const { totals, byTag } = countGrams(papers);
  const found = new Map<string, Discovery[]>();
  for (const [tag, counts] of byTag) {
    const rated = [...counts].map(([phrase, count]) =>
      rate(phrase, count, totals.get(phrase) ?? count),
    );
    found.set(tag, choose(rated, known.get(tag) ?? new Set(), limits));
  }
  return found;
}

/** Phrases of up to three words: in how many papers, and in how many of each tag. */
export type GramCounts = {
  totals: ReadonlyMap<string, number>;
  byTag: ReadonlyMap<string, ReadonlyMap<string, number>>;
  paperCount: number;
};

export function countGrams(papers: readonly DistantPaper[]): GramCounts {
  const totals = new Map<string, number>();
  const frequent = countFrequent(papers, totals);
  const byTag = new Map<string, Map<string, number>>();
  for (const { text, tags } of papers) {
    const grams = [...listGrams(foldWords(text), frequent)];
    for (const tag of tags) {
      const counts = byTag.get(tag) ?? new Map<string, number>();
      byTag.set(tag, counts);
      for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1);
    }
  }
  for (const counts of byTag.values()) {
    for (const gram of counts.keys()) if ((totals.get(gram) ?? 0) < PAPERS_MIN) counts.delete(gram);
  }
  return { totals, byTag, paperCount: papers.length };
}

const rate = (phrase: string, count: number, total: number): Discovery => ({
  phrase,
  share: count / total,
  paperCount: total,
});

function choose(
  rated: Discovery[],
  known: ReadonlySet<string>,
  limits: { share: number; perTag: number },
): Discovery[] {
  const worth = (found: Discovery) => (found.share - limits.share / 2) * Math.log(found.paperCount);
  const sorted = rated
    .filter((found) => found.paperCount >= PAPERS_MIN && found.share >= limits.share)
    .filter((found) => !overlapsKnown(found.phrase, known))
    .sort((a, b) => worth(b) - worth(a) || (a.phrase < b.phrase ? -1 : 1));
  return sorted.slice(0, limits.perTag);
}

/** A phrase around a known one, or within one, owes its share to it. */
function overlapsKnown(phrase: string, known: ReadonlySet<string>): boolean {
  const words = phrase.split(" ");
  const holds = words.some((_, from) =>
    words.some((_, to) => to >= from && known.has(words.slice(from, to + 1).join(" "))),
  );
  return holds || [...known].some((longer) => ` ${longer} `.includes(` ${phrase} `));
}

/** Words frequent enough that a phrase of them can be; and in how many papers each phrase is. */
function countFrequent(papers: readonly DistantPaper[], totals: Map<string, number>): Set<string> {
  const words = new Map<string, number>();
  for (const { text } of papers) {
    for (const word of new Set(foldWords(text))) words.set(word, (words.get(word) ?? 0) + 1);
  }
  const frequent = new Set([...words].filter(([, n]) => n >= PAPERS_MIN).map(([word]) => word));
  for (const { text } of papers) {
    for (const gram of listGrams(foldWords(text), frequent)) {
      totals.set(gram, (totals.get(gram) ?? 0) + 1);
    }
  }
  return frequent;
}

/** Phrases of up to three words, none of them rare, none beginning or ending in a joining word. */
export function listGrams(words: readonly string[], frequent: ReadonlySet<string>): Set<string> {
  const grams = new Set<string>();
  words.forEach((first, from) => {
    if (!frequent.has(first) || EDGE_WORDS.has(first)) return;
    for (let size = 1; size <= WORDS_MAX; size++) {
      const last = words[from + size - 1];
      if (last === undefined || !frequent.has(last)) return;
      if (EDGE_WORDS.has(last) || /^\d+$/.test(last)) continue;
      grams.add(words.slice(from, from + size).join(" "));
    }
  });
  return grams;
}

/** Names of things seldom hold joining words; phrases that do are pieces of sentences. */
export const isName = (phrase: string): boolean =>
  phrase.split(" ").every((word) => !EDGE_WORDS.has(word));
