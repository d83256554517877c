/**
 * One line of well-formed Unicode: runs of white space become one space. NUL and half a surrogate
 * pair, both found in scraped metadata, go too: PostgreSQL refuses them.
 */
export function foldSpaces(text: string): string {
  // Most texts are uneven at their ends alone, and hold nothing but ASCII.
  const trimmed = text.trim();
  if (IS_ASCII.test(trimmed)) {
    return trimmed.includes("  ") ? trimmed.replace(/ {2,}/g, " ") : trimmed;
  }
  const folded = UNEVEN.test(trimmed) ? trimmed.replace(UNEVEN_ALL, " ") : trimmed;
  return (IS_ASCII.test(folded) ? folded : normalise(folded)).trim();
}

/** Any white space but one plain space. Single spaces are most of a text and stay untouched. */
const UNEVEN = /[^\S ]| {2}/;
const UNEVEN_ALL = / *[^\S ]\s*| {2,}/g;
/** Printable, no other white space than spaces. */
const IS_ASCII = /^[ -~]*$/;

function normalise(text: string): string {
  return text.replaceAll("\0", "").toWellFormed().normalize("NFC");
}
