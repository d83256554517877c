import { foldSpaces } from "./fold";

/** Math and addresses, which keep their characters. A `$` escaped as `\$` opens nothing. */
const KEPT =
  /((?<!\\)\$\$[\s\S]+?\$\$|(?<!\\)\$(?:[^$\\]|\\.)+\$|\\\([\s\S]+?\\\)|\\\[[\s\S]+?\\\]|https?:\/\/[^\s{}]+)/;
/** Without one of these nothing is kept. */
const MAY_BE_KEPT = /\$|\\|http/;
/** Nothing to do without one of these; most abstracts have none. */
const HAS_TEX = /[\\~`{]|--|''/;

/** arXiv manual, "Metadata fields: accents" (prep.md): the accents by the character TeX calls them. */
const COMBINING: Record<string, string> = {
  "`": "\u0300",
  "'": "\u0301",
  "^": "\u0302",
  "~": "\u0303",
  "=": "\u0304",
  u: "\u0306",
  ".": "\u0307",
  '"': "\u0308",
  r: "\u030a",
  H: "\u030b",
  v: "\u030c",
  d: "\u0323",
  c: "\u0327",
  k: "\u0328",
  b: "\u0331",
};

const NAMED: Record<string, string> = {
  ss: "ß",
  o: "ø",
  O: "Ø",
  l: "ł",
  L: "Ł",
  ae: "æ",
  AE: "Æ",
  oe: "œ",
  OE: "Œ",
  aa: "å",
  AA: "Å",
  i: "ı",
  j: "ȷ",
  dh: "ð",
  DH: "Ð",
  th: "þ",
  TH: "Þ",
  dj: "đ",
  DJ: "Đ",
  ng: "ŋ",
};

const WORDS: Record<string, string> = {
  ldots: "…",
  dots: "…",
  textendash: "–",
  textemdash: "—",
  textquoteright: "’",
  textquoteleft: "‘",
  ie: "i.e.",
  eg: "e.g.",
};

const ACCENT_BY_SIGN = /\{?\\([`'^"~=.])\s*(?:\{(\\?[A-Za-z])\}|(\\[ij](?![A-Za-z])|[A-Za-z]))\}?/g;
const ACCENT_BY_LETTER = /\{?\\([Hckbdruv])(?:\{(\\?[A-Za-z])\}|\s+([A-Za-z]))\}?/g;
/** TeX takes the space after such a command for its end: `\ss e` is one word. */
const NAMED_LETTER = commandPattern(Object.keys(NAMED), String.raw`(?:\{\}|\s(?=[a-z]))?`);
const NAMED_WORD = commandPattern(Object.keys(WORDS), String.raw`(?:\{\})?`);
const STYLED = /\\(?:emph|text(?:bf|it|tt|sc|sf|rm|sl)|mbox|underline)\s*\{([^{}]*)\}/g;
const STYLE_SWITCH = /\{\\(?:em|bf|it|tt|sc|sf|rm|sl)\s+([^{}]*)\}/g;

/**
 * TeX of titles, names and abstracts to Unicode, white space folded: accents, named letters, escaped
 * characters, dashes, quotes and ties. Math between dollar signs and web addresses stay as they are,
 * as on arXiv's own pages. Unknown commands stay too: a guess would be worse.
 */
export function texToUnicode(text: string): string {
  if (!HAS_TEX.test(text)) return foldSpaces(text);
  const unwrapped = text.replace(/\\url\s*\{([^{}]*)\}/g, "$1");
  if (!MAY_BE_KEPT.test(unwrapped)) return foldSpaces(plainToUnicode(unwrapped));
  // split() with one group gives what lies outside at even places, the kept pieces at odd ones.
  const pieces = unwrapped.split(KEPT);
  const plain = pieces.map((piece, place) =>
    place % 2 === 0 ? plainToUnicode(piece) : unescapeAddress(piece),
  );
  return foldSpaces(plain.join(""));
}

function plainToUnicode(text: string): string {
  const said = text.includes("\\") ? commandsToUnicode(text) : text;
  const dashed = said.includes("--") ? dashesToUnicode(said) : said;
  return dashed
    .replaceAll("``", "“")
    .replaceAll("''", "”")
    .replace(/(?<=[A-Za-z.,)])~(?=[A-Za-z0-9(\\]|$)/g, " ");
}

const dashesToUnicode = (text: string) =>
  text.replace(/---/g, "—").replace(/(?<=\S)--|--(?=\s|$)/g, "–");

/** What begins with a backslash. */
function commandsToUnicode(text: string): string {
  return text
    .replace(STYLED, "$1")
    .replace(STYLE_SWITCH, "$1")
    .replace(ACCENT_BY_SIGN, composeAccent)
    .replace(ACCENT_BY_LETTER, composeAccent)
    .replace(NAMED_LETTER, (whole, braced, bare) => NAMED[braced ?? bare] ?? whole)
    .replace(NAMED_WORD, (whole, braced, bare) => WORDS[braced ?? bare] ?? whole)
    .replace(/\\([%&_#${}])/g, "$1")
    .replace(/\\-/g, "")
    .replace(/\\[\\,; ]/g, " ");
}

/** The accented letter, where Unicode has it; otherwise the text as it stood (`don\'t`). */
function composeAccent(whole: string, accent: string, braced?: string, bare?: string): string {
  const letter = (braced ?? bare ?? "").replace("\\", "");
  const composed = `${letter}${COMBINING[accent] ?? ""}`.normalize("NFC");
  if (composed.length !== 1) return whole;
  const opens = whole.startsWith("{");
  const closes = whole.endsWith("}") && (braced === undefined || whole.endsWith("}}"));
  // A brace on one side only belongs to the text around it.
  return `${opens && !closes ? "{" : ""}${composed}${closes && !opens ? "}" : ""}`;
}

const unescapeAddress = (piece: string) =>
  piece.startsWith("http") ? piece.replace(/\\([%&_#~])/g, "$1") : piece;

/** A command in braces or bare; a longer command of the same beginning is another one. */
function commandPattern(names: string[], end: string): RegExp {
  const anyName = names.join("|");
  return new RegExp(String.raw`\{\\(${anyName})\s*\}|\\(${anyName})(?![A-Za-z])${end}`, "g");
}
