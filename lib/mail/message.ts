import { encodeQuotedPrintable } from "./quotedPrintable";

/** A mail as a template of emails/ makes it. */
export type RenderedMail = { subject: string; html: string; text: string };
/** The same in parts. A part that many mails have is one object, and is encoded once. */
export type PiecedMail = { subject: string; html: Piece[]; text: Piece[] };
export type Piece = { readonly text: string };

/**
 * A message ready for DATA, and the row it is for. A message is its bytes, each as one letter
 * (Latin-1), in parts that follow each other: strings cost the garbage collector less than buffers,
 * and parts of one message are those of others too.
 */
export type BuiltMessage = { id: bigint; envelope: Envelope; message: string[] };
export type Envelope = { from: string; to: string };

/**
 * Text a template leaves open because it differs per reader: a name and the mark that stands for
 * it. A mark holds chance, so no title can imitate one.
 */
export type Slots = Record<string, string>;

/** A built message but for the reader's part: its last headers, and bytes with names of slots between them. */
export type MessageTemplate = { headers: string; pieces: EncodedPiece[] };
type SlotPiece = { slot: string; isHtml: boolean };
type EncodedPiece = string | SlotPiece;

/** Gmail clips what comes after 102 KB of HTML. */
export const HTML_BYTES_MAX = 100_000;

/** Parts encoded before, by the slots they were looked through for. */
const encoded = new WeakMap<Slots, WeakMap<Piece, EncodedPiece[]>>();

/**
 * Builds everything that is the same for all readers of a mail, once. Building is what costs in
 * bulk mail: filling in a reader is then a concatenation. Part ends with a line end, or with a soft
 * one: so each begins a line, and is encoded without regard to its neighbours.
 */
export function buildTemplate(mail: PiecedMail, slots: Slots, chance: string): MessageTemplate {
  const boundary = `=_${chance}`;
  const part = (type: string, body: Piece[], isHtml: boolean): EncodedPiece[] => [
    `--${boundary}\r\nContent-Type: ${type}; charset=utf-8\r\n` +
      "Content-Transfer-Encoding: quoted-printable\r\n\r\n",
    ...body.flatMap((piece) => encodePiece(piece, slots, isHtml)),
    "\r\n",
  ];
  const pieces = [
    ...part("text/plain", mail.text, false),
    ...part("text/html", mail.html, true),
    `--${boundary}--\r\n`,
  ];
  const headers = [
    `Subject: ${encodeHeader(cleanSubject(mail.subject))}`,
    "MIME-Version: 1.0",
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
  ];
  return { headers: headers.join("\r\n"), pieces };
}

export const joinPieces = ({ subject, html, text }: PiecedMail): RenderedMail => ({
  subject,
  html: html.map((piece) => piece.text).join(""),
  text: text.map((piece) => piece.text).join(""),
});

export const asPieces = ({ subject, html, text }: RenderedMail): PiecedMail => ({
  subject,
  html: [{ text: html }],
  text: [{ text }],
});

/** The whole message for one reader, in parts that follow each other, ready for DATA. `headers` are whole lines without CRLF. */
export function fillTemplate(
  template: MessageTemplate,
  headers: string[],
  values: Record<string, string>,
): string[] {
  const fill = createFiller(values);
  const message = [toBytes(`${[...headers, template.headers].join("\r\n")}\r\n\r\n`)];
  for (const piece of template.pieces) {
    message.push(typeof piece === "string" ? piece : fill(piece));
  }
  return message;
}

/** A header may hold an address beyond ASCII (RFC 6532); all else is encoded. */
const toBytes = (text: string): string =>
  /^[\0-\x7F]*$/.test(text) ? text : Buffer.from(text).toString("latin1");

/**
 * Control characters would break a header and direction marks turn it; the joiner of emoji stays.
 * A subject beyond SUBJECT_MAX is cut by every mail program.
 */
export function cleanSubject(text: string): string {
  const SUBJECT_MAX = 180;
  const plain = text
    .replace(/(?!\u200D)[\p{Cc}\p{Cf}\u2028\u2029]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  const letters = [...plain];
  return letters.length > SUBJECT_MAX ? `${letters.slice(0, SUBJECT_MAX - 1).join("")}…` : plain;
}

/** RFC 2047: words of 45 bytes in base64, each whole in itself; plain ASCII stays as it is. */
export function encodeHeader(text: string): string {
  const ASCII_LINE_MAX = 200;
  if (/^[ -~]*$/.test(text) && text.length <= ASCII_LINE_MAX && !text.includes("=?")) return text;
  const words: string[] = [""];
  for (const letter of text) {
    const last = words.length - 1;
    if (Buffer.byteLength(words[last] + letter) > 45) words.push(letter);
    else words[last] += letter;
  }
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString("base64")}?=`).join("\r\n ");
}

export const escapeHtml = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

/** Encodes what is filled in once: most of it is the same in HTML and text. */
function createFiller(values: Record<string, string>): (piece: SlotPiece) => string {
  const filled = new Map<string, string>();
  return ({ slot, isHtml }) => {
    const value = values[slot] ?? "";
    const shown = isHtml && HTML_SPECIAL.test(value) ? escapeHtml(value) : value;
    const bytes = filled.get(shown) ?? encodeWhole(shown);
    filled.set(shown, bytes);
    return bytes;
  };
}

const HTML_SPECIAL = /[&<>"']/;

function encodePiece(piece: Piece, slots: Slots, isHtml: boolean): EncodedPiece[] {
  const known = encoded.get(slots) ?? new WeakMap<Piece, EncodedPiece[]>();
  encoded.set(slots, known);
  const before = known.get(piece);
  if (before) return before;
  const fresh = splitAtSlots(piece.text, slots).map((part) =>
    typeof part === "string" ? encodeWhole(part) : { slot: part.slot, isHtml },
  );
  known.set(piece, fresh);
  return fresh;
}

/** A text that the next one can follow at the beginning of a line. */
function encodeWhole(text: string): string {
  const encodedText = encodeQuotedPrintable(text);
  return encodedText === "" || encodedText.endsWith("\r\n") ? encodedText : `${encodedText}=\r\n`;
}

function splitAtSlots(body: string, slots: Slots): (string | { slot: string })[] {
  const names = new Map(Object.entries(slots).map(([name, mark]) => [mark, name]));
  const marks = [...names.keys()].map((mark) => mark.replace(/[^\w]/g, "\\$&"));
  if (marks.length === 0) return [body];
  return body.split(new RegExp(`(${marks.join("|")})`)).map((part) => {
    const slot = names.get(part);
    return slot === undefined ? part : { slot };
  });
}
