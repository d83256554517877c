import { texToUnicode } from "@/lib/text/tex";

/** What follows a comma and belongs to the name before it. */
const SUFFIX = /^(?:Jr|Sr|II|III|IV)\.?$/;

/**
 * The names in an author line of arXiv ("A. Ant, B. Bee (2) and C. Cat ((1) Rome, (2) Oslo)") in order.
 * Bracketed affiliations go, however deep. Group authors stay one name.
 */
export function splitAuthorLine(line: string): string[] {
  const names: string[] = [];
  for (const part of dropBrackets(texToUnicode(line)).split(
    /\s*[,;]\s*(?:and\s+)?|\s+and\s+|\s+&\s+/,
  )) {
    const name = part.trim().replace(/^and\s+/, "");
    const before = names.at(-1);
    if (SUFFIX.test(name) && before) names[names.length - 1] = `${before}, ${name}`;
    else if (name) names.push(name);
  }
  return names;
}

/** "Lyu, Chunhai" as Dublin Core writes it, or a group without comma. */
export function turnName(name: string): string {
  const [last = "", first, suffix] = name.split(/\s*,\s*/);
  return [first, last].filter(Boolean).join(" ") + (suffix ? `, ${suffix}` : "");
}

function dropBrackets(text: string): string {
  let depth = 0;
  let kept = "";
  for (const mark of text) {
    if (mark === "(") depth += 1;
    if (depth === 0) kept += mark;
    if (mark === ")" && depth > 0) depth -= 1;
  }
  return kept;
}
