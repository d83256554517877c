/** A word of a text: where it stands, in UTF-16 units, as written. */
export type Word = { start: number; end: number };

/**
 * Lower case with every letter in its old place, so that offsets hold for the text as written.
 * (`toLowerCase` makes two units of a Turkish dotted capital I; such texts are lowered in ASCII only.)
 */
export function lowerInPlace(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Whether a unit of lowered text belongs to a word: digits, letters of any script. */
export function isWordUnit(unit: number): boolean {
  if (unit < 128) return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57);
  if (unit < 0xc0 || unit === 0xd7 || unit === 0xf7) return false;
  return (unit < 0x2000 || unit > 0x2bff) && (unit < 0x3000 || unit > 0x303f);
}

/** The words of a lowered text, in order. Hyphens, TeX signs and brackets only separate. */
export function findWords(lower: string): Word[] {
  const words: Word[] = [];
  let start = -1;
  for (let at = 0; at <= lower.length; at++) {
    const inside = at < lower.length && isWordUnit(lower.charCodeAt(at));
    if (inside && start < 0) start = at;
    if (!inside && start >= 0) {
      words.push({ start, end: at });
      start = -1;
    }
  }
  return words;
}

/** One form for singular and plural, and for -isation and -ization. Not English, only consistent. */
export function foldWord(word: string): string {
  const folded = word.replace(/isation(s?)$/, "ization$1");
  if (folded.length > 4 && folded.endsWith("ies")) return `${folded.slice(0, -3)}y`;
  return folded.length > 3 && /[^sui]s$/.test(folded) ? folded.slice(0, -1) : folded;
}

/** The folded words of a text, as phrases of the model are written. */
export function foldWords(text: string): string[] {
  const lower = lowerInPlace(text);
  return findWords(lower).map(({ start, end }) => foldWord(lower.slice(start, end)));
}
