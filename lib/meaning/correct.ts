/** Two slips of the finger in a long word, one in a short one. */
const LONG_WORD = 8;
/** Shorter words are near to too many others. */
const SHORTEST = 4;

/**
 * The known word that was most likely meant, or null when none is near: the fewest slips, then the
 * commonest. `known` goes from the commonest word to the rarest. First letters are hardly ever wrong,
 * and holding them fixed leaves a twentieth of the words to compare.
 */
export function correctWord(word: string, known: Iterable<string>): string | null {
  if (word.length < SHORTEST) return null;
  const slipsMax = word.length >= LONG_WORD ? 2 : 1;
  let best: { term: string; slips: number } | null = null;
  for (const term of known) {
    const most = best ? best.slips - 1 : slipsMax;
    if (term[0] !== word[0] || Math.abs(term.length - word.length) > most) continue;
    const slips = countSlips(word, term, most);
    if (slips <= most) best = { term, slips };
    if (best && best.slips <= 1) break;
  }
  return best?.term ?? null;
}

/**
 * Letters wrong, missing, added, or two neighbours exchanged (restricted Damerau-Levenshtein
 * distance); stops at `most` + 1.
 */
export function countSlips(one: string, other: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++)
      row.push(stepCost({ one, other, i, j, row, last, before }));
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return last[other.length] ?? most + 1;
}

type Step = {
  one: string;
  other: string;
  i: number;
  j: number;
  row: number[];
  last: number[];
  before: number[];
};

function stepCost({ one, other, i, j, row, last, before }: Step): number {
  const at = (values: number[], place: number) => values[place] ?? Number.POSITIVE_INFINITY;
  const isSame = one[i - 1] === other[j - 1];
  const cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (isSame ? 0 : 1));
  const isExchanged = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
  return isExchanged ? Math.min(cost, at(before, j - 2) + 1) : cost;
}
