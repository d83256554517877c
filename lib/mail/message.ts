/** A mail as a template of emails/ makes it. */
export type RenderedMail = { subject: string; html: string; text: string };

/** A message ready for DATA, and the row it is for. */
export type BuiltMessage = { id: bigint; envelope: Envelope; message: Buffer };
export type Envelope = { from: string; to: string };

/**
 * Text a template leaves open because it differs per reader: a name and the mark that stands for
 * it. A mark holds chance, so no title can imitate one.
 */
export type Slots = Record<string, string>;

/** A built message but for the reader's part: literal bytes, and names of slots between them. */
export type MessageTemplate = { subject: string; pieces: (Buffer | SlotPiece)[]; boundary: string };
type SlotPiece = { slot: string; isHtml: boolean };

/** RFC 2045, 6.7: at most 76 characters a line, the last one "=" when it goes on. */
const LINE_MAX = 75;
/** Gmail clips what comes after 102 KB of HTML. */
export const HTML_BYTES_MAX = 100_000;

/**
 * Builds everything that is the same for all readers of a mail, once. Building is what costs in
 * bulk mail: filling in a reader is then a concatenation.
 */
export function buildTemplate(mail: RenderedMail, slots: Slots, chance: string): MessageTemplate {
  const boundary = `=_${chance}`;
  const part = (type: string, body: string, isHtml: boolean): (Buffer | SlotPiece)[] => [
    Buffer.from(
      `--${boundary}\r\nContent-Type: ${type}; charset=utf-8\r\n` +
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n",
    ),
    ...splitAtSlots(body, slots).map((piece) =>
      typeof piece === "string"
        ? Buffer.from(encodeQuotedPrintable(piece))
        : { slot: piece.slot, isHtml },
    ),
    Buffer.from("\r\n"),
  ];
  const pieces = [
    ...part("text/plain", mail.text, false),
    ...part("text/html", mail.html, true),
    Buffer.from(`--${boundary}--\r\n`),
  ];
  return { subject: cleanSubject(mail.subject), pieces, boundary };
}

/** The whole message for one reader, ready for DATA. `headers` are whole lines without CRLF. */
export function fillTemplate(
  template: MessageTemplate,
  headers: string[],
  values: Record<string, string>,
): Buffer {
  const head = [
    ...headers,
    `Subject: ${encodeHeader(template.subject)}`,
    "MIME-Version: 1.0",
    `Content-Type: multipart/alternative; boundary="${template.boundary}"`,
  ];
  const body = template.pieces.map((piece) =>
    Buffer.isBuffer(piece) ? piece : Buffer.from(fillSlot(values[piece.slot] ?? "", piece.isHtml)),
  );
  return Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`), ...body]);
}

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

/** RFC 2045 quoted-printable of text with LF line ends. */
export function encodeQuotedPrintable(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => foldLine(encodeLine(line)))
    .join("\r\n");
}

export const escapeHtml = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

/** Soft line breaks around the value: wherever the mark stood, no line grows too long. */
function fillSlot(value: string, isHtml: boolean): string {
  const encoded = encodeQuotedPrintable(isHtml ? escapeHtml(value) : value);
  return `=\r\n${encoded}=\r\n`;
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

const encodeLine = (line: string): string =>
  line
    .replace(/[^\t\x20-\x3C\x3E-\x7E]+/gu, (run) =>
      [...Buffer.from(run)].map((byte) => `=${HEX[byte >> 4]}${HEX[byte & 15]}`).join(""),
    )
    .replace(/[\t ]$/, (space) => (space === " " ? "=20" : "=09"));

const HEX = "0123456789ABCDEF";

/** Breaks a line at LINE_MAX, never inside an =XX. */
function foldLine(line: string): string {
  if (line.length <= LINE_MAX) return line;
  const lines: string[] = [];
  for (let from = 0; from < line.length; ) {
    let to = Math.min(from + LINE_MAX, line.length);
    const opening = to < line.length ? line.lastIndexOf("=", to - 1) : -1;
    if (opening > to - 3 && opening > from) to = opening;
    lines.push(line.slice(from, to));
    from = to;
  }
  return lines.join("=\r\n");
}
