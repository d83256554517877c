/** A piece of a text: as written, or TeX that stood between dollar signs. */
export type TextPiece = { kind: "text" | "inline" | "display"; text: string };

/**
 * Longer or more pieces than any real abstract has are left as text: rendering costs time per sign.
 */
const TEX_LENGTH_MAX = 600;
const MATH_PIECES_MAX = 120;

/**
 * Pandoc's rule, so that "from $5 to $10" stays text: the opening dollar has no space behind it, the
 * closing one none before it and no digit after it.
 */
const MATH = /\$\$([^$]+)\$\$|(?<![\\$])\$(?![\s$])((?:[^$\\]|\\.)+?)(?<![\s\\])\$(?![\d$])/g;

export function splitMath(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(MATH)) {
    const tex = match[1] ?? match[2] ?? "";
    if (tex.length > TEX_LENGTH_MAX || pieces.length >= 2 * MATH_PIECES_MAX) continue;
    if (match.index > end) pieces.push({ kind: "text", text: text.slice(end, match.index) });
    pieces.push({ kind: match[1] === undefined ? "inline" : "display", text: tex });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ kind: "text", text: text.slice(end) });
  return pieces;
}
