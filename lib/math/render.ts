import temml from "temml";
import { splitMath, type TextPiece } from "@/lib/math/split";

/** Bounds what a macro may become; `trust` stays off, so no link, class or file can be named. */
const OPTIONS = { throwOnError: true, trust: false, maxExpand: 200, strict: false };

/** Characters of TeX that may be wider than a phone: math does not wrap, so it is scrolled by itself. */
const WIDE_FROM = 48;

/**
 * The text as HTML: escaped, with math as MathML. Null when there is no math, so that callers send
 * plain text as it is. TeX that cannot be read stays as it was written.
 */
export function renderMath(text: string): string | null {
  if (!text.includes("$")) return null;
  const pieces = splitMath(text);
  return pieces.some((piece) => piece.kind !== "text") ? pieces.map(renderPiece).join("") : null;
}

function renderPiece({ kind, text }: TextPiece): string {
  if (kind === "text") return escapeHtml(text);
  try {
    const mathml = temml.renderToString(text, { ...OPTIONS, displayMode: kind === "display" });
    // Our content security policy allows no inline styles, and math reads well without.
    const plain = mathml.replace(/ style=(?:"[^"]*"|'[^']*')/g, "");
    return text.length > WIDE_FROM ? `<span class="wide" tabindex="0">${plain}</span>` : plain;
  } catch {
    return `<code>${escapeHtml(kind === "display" ? `$$${text}$$` : `$${text}$`)}</code>`;
  }
}

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
