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
  // Learnt words are hardly ever mended, nor sentences: who says those is looked for before all is read.
  const isBegun =
    parts.length > FEW_WORDS ||
    parts.every((part) => listTerms(part).every((term) => stored?.model.places.has(term)));
  const [ofTyped, read] = await Promise.all([
    isBegun ? listWorded(text, CANDIDATES) : null,
    answerAsRead({ stored, text, parts, isBegun }),
  ]);
  const { asked, titled, near, corrected, meant } = read;
  const worded = read.worded ?? ofTyped ?? [];
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

type Asked = {
  stored: StoredModel | null;
  text: string;
  parts: string[];
  /** Whether the papers that say the text as typed are looked for already. */
  isBegun: boolean;
};

/** The papers by title and meaning, and by words where those looked for already are not the ones meant. */
async function answerAsRead({ stored, text, parts, isBegun }: Asked) {
  // Where a word is in no title, what it may have been comes at once.
  const words = await listSpellings(parts, { rareMax: RARE_MAX, rarestMax: 0 });
  const subjects = findSubjects(parts);
  // Of words that may yet be mended nothing is asked: an endpoint would be asked twice.
  const isKnown = words.every((word) => isHeard(stored, word));
  const listNear = (asked: string) => listMeant(stored, { text: asked, subjects }, CANDIDATES);
  const [reading, nearTyped, typed] = await Promise.all([
    readQuestion({ stored, text, words, titledMax: CANDIDATES }),
    isKnown ? listNear(text) : null,
    isKnown && !isBegun ? listWorded(text, CANDIDATES) : null,
  ]);
  const { text: asked, corrected, meant } = reading;
  const isFound = asked === text && (isBegun || isKnown);
  const [titled, near, worded] = await Promise.all([
    reading.titled ?? listTitled(listParts(corrected ?? meant ?? asked), CANDIDATES),
    (asked === text && nearTyped) || listNear(asked),
    isFound ? typed : listWorded(asked, CANDIDATES),
  ]);
  return { asked, titled: titled ?? [], near, worded, corrected, meant };
}

const listExact = (worded: WordedPaper[]) =>
  worded.filter((paper) => paper.isExact).map((paper) => paper.id);
