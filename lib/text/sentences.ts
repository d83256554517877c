/** A full stop after one of these ends no sentence. */
const ABBREVIATION =
  /(?:\b(?:e\.g|i\.e|et al|etc|cf|vs|resp|approx|w\.r\.t|Fig|Figs|Eq|Eqs|Sec|Ref|No|Dr|Prof|St|Inc|a\.k\.a|viz)|\b[A-Z])\.$/;
/** Only these end one in spite of it, as a new sentence plainly starts after them. */
const SOMETIMES_LAST = /\b(?:et al|etc)\.$/;
const STARTS_SENTENCE = /^(?:We|This|Our|In|The|These|To|However|Here|It)\b/;
/** Where a sentence may end: closing marks, white space, then a capital, a digit or an opening mark. */
const BOUNDARY = /[.!?]["'”’)\]]*\s+(?=["'“‘([$]?[\p{Lu}\p{N}$\\])/gu;

/** The sentences of a folded text, in order, with their final marks. Joined by spaces they are the text. */
export function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const match of text.matchAll(BOUNDARY)) {
    const end = match.index + match[0].length;
    const candidate = text.slice(start, end).trimEnd();
    if (!endsSentence(candidate, text.slice(end)) || isInsideMath(candidate)) continue;
    sentences.push(candidate);
    start = end;
  }
  const rest = text.slice(start).trim();
  return rest ? [...sentences, rest] : sentences;
}

/** Longer than any abbreviation: a pattern tied to the end would else be tried from every place. */
const ENDING_LENGTH = 16;

function endsSentence(candidate: string, after: string): boolean {
  if (!ABBREVIATION.test(candidate.slice(-ENDING_LENGTH))) return true;
  return SOMETIMES_LAST.test(candidate) && STARTS_SENTENCE.test(after);
}

/** An odd number of dollar signs: the full stop stands in a formula. */
const isInsideMath = (text: string) =>
  text.includes("$") && (text.match(/(?<!\\)\$/g)?.length ?? 0) % 2 === 1;
