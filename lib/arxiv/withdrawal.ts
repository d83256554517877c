/**
 * arXiv manual, withdraw.md: a withdrawal is a new version without full text whose comment says why.
 * Sentences seen there: "This paper has been withdrawn by the author due to …", "Withdrawn because …",
 * "arXiv admin note: this submission has been withdrawn by arXiv administrators …".
 */
const WITHDRAWN = [
  /\b(?:paper|article|submission|manuscript|preprint|work|version|note|e-?print)\b[^.]{0,60}\b(?:has been|have been|is|was|is being)\s+(?:\w+ly\s+)?(?:withdrawn|retracted)\b/i,
  /^\W*(?:withdrawn|retracted)\b/i,
  /\b(?:withdrawn|retracted) (?:by|at the request|due to|because|as|for)\b/i,
  /\bauthors?(?:\(s\))? (?:has |have |wish(?:es)? to )?(?:withdr[ae]w|retract)/i,
];
/** Left a conference or journal, not arXiv; or another text was. */
const ELSEWHERE = /\b(?:withdrawn|retracted)\s+from\b/i;

/** The sentence by which a version withdraws its paper, or null. */
export function findWithdrawal(comment: string | null, abstract: string): string | null {
  if (comment && says(comment)) return comment;
  // Some authors replace the abstract instead; there only the first words count.
  const opening = abstract.slice(0, 120);
  return says(opening) && abstract.length < 400 ? abstract : null;
}

/** Every pattern above needs one of these; few texts have any. */
const SPEAKS_OF_IT = /withdr|retract/i;

const says = (text: string) =>
  SPEAKS_OF_IT.test(text) &&
  !ELSEWHERE.test(text) &&
  WITHDRAWN.some((pattern) => pattern.test(text));
