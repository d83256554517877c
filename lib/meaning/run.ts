import { readCurrentModel, type StoredModel } from "@/lib/vectors/store";
import { listTerms } from "@/lib/vectors/terms";
import { listSpellings } from "@/lib/words/store";
import { fuseRanks } from "./fuse";
import { listMeant } from "./meant/run";
import { RARE_MAX } from "./mend";
import { findSubjects } from "./plainWords";
import { listParts } from "./question";
import { isHeard, readQuestion } from "./reading/run";
import { listTitled, listWorded, type WordedPaper } from "./store";

export type Answers = {
  /** Ids of papers, the best first. */
  ids: number[];
  /** The question as it was understood, when words of it were mended. */
  corrected: string | null;
  /** What may have been meant instead, when the question was left as it is. */
  meant: string | null;
};

/** So many of each list are fused; nobody reads further in a relevance order. */
const CANDIDATES = 150;
/** Who gives a title or a phrase of a paper wants that paper before any like it. */
const EXACT_WEIGHT = 8;
/** The first of the titles keep their order, whatever the other lists say; the later ones yield. */
const TITLE_DAMPING = 1;
/** A few words are the words of a field; a sentence of them stands in a paper by chance. */
const FEW_WORDS = 4;
const FEW_WORDS_WEIGHT = 0.8;
const SENTENCE_WEIGHT = 0.4;

/**
 * Papers that answer a question in words: those that say its words and those that mean it, fused.
 * Words that no paper has are taken for the nearest that one has. Without a trained model, words alone.
 */
export async function findAnswers(text: string, count: number): Promise<Answers> {
  const parts = listParts(text);
  const stored = await readCurrentModel();
  const listOf = (asked: string) => listPapers(stored, asked, findSubjects(parts));
  // Learnt words are hardly ever mended, nor sentences: papers of those are looked for before all is read.
  const isBegun =
    parts.length > FEW_WORDS ||
    parts.every((part) => listTerms(part).every((term) => stored?.model.places.has(term)));
  const [ofTyped, read] = await Promise.all([
    isBegun ? listOf(text) : null,
    answerAsRead({ stored, text, parts, isBegun, listOf }),
  ]);
  const { asked, titled, corrected, meant } = read;
  const { worded, near } = read.papers ?? ofTyped ?? { worded: [], near: [] };
  const isShort = listTerms(asked).length <= FEW_WORDS;
  const lists = [
    { ids: titled, weight: EXACT_WEIGHT, damping: TITLE_DAMPING },
    { ids: listExact(worded), weight: EXACT_WEIGHT },
    { ids: worded.map((paper) => paper.id), weight: isShort ? FEW_WORDS_WEIGHT : SENTENCE_WEIGHT },
    ...near.map((ids) => ({ ids, weight: 1 })),
  ];
  const ids = fuseRanks(lists).slice(0, count);
  // Nothing says what was typed, and so many what was likely meant that no title of theirs tells.
  if (ids.length === 0 && meant) {
    return { ...(await findAnswers(meant, count)), corrected: meant, meant: null };
  }
  return { ids, corrected, meant };
}

/** The papers that say a text, and those that mean it. */
async function listPapers(stored: StoredModel | null, text: string, subjects: string[]) {
  const [worded, near] = await Promise.all([
    listWorded(text, CANDIDATES),
    listMeant(stored, { text, subjects }, CANDIDATES),
  ]);
  return { worded, near };
}

type Asked = {
  stored: StoredModel | null;
  text: string;
  parts: string[];
  /** Whether the papers of the text as typed are looked for already. */
  isBegun: boolean;
  listOf: (asked: string) => ReturnType<typeof listPapers>;
};

/** How the question is read, papers by title, and the others where those begun are not the ones meant. */
async function answerAsRead({ stored, text, parts, isBegun, listOf }: Asked) {
  // Where a word is in no title, what it may have been comes at once.
  const words = await listSpellings(parts, { rareMax: RARE_MAX, rarestMax: 0 });
  const isKnown = words.every((word) => isHeard(stored, word));
  const [reading, ofKnown] = await Promise.all([
    readQuestion({ stored, text, words, titledMax: CANDIDATES }),
    isKnown && !isBegun ? listOf(text) : null,
  ]);
  const { text: asked, corrected, meant } = reading;
  const isFound = asked === text && (isBegun || isKnown);
  const [titled, papers] = await Promise.all([
    reading.titled ?? listTitled(listParts(corrected ?? meant ?? asked), CANDIDATES),
    isFound ? ofKnown : listOf(asked),
  ]);
  return { asked, titled: titled ?? [], papers, corrected, meant };
}

const listExact = (worded: WordedPaper[]) =>
  worded.filter((paper) => paper.isExact).map((paper) => paper.id);
