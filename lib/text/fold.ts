/**
 * One line of well-formed Unicode: runs of white space become one space. NUL and half a surrogate
 * pair, both found in scraped metadata, go too: PostgreSQL refuses them.
 */
export function foldSpaces(text: string): string {
  const plain = text.includes("\0") ? text.replaceAll("\0", "") : text;
  return plain.toWellFormed().normalize("NFC").replace(/\s+/g, " ").trim();
}
