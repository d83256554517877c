import type { Chunks } from "./item";

export type Line = { number: number; text: string };

/** No record of ours is longer; a file without line ends must not fill the memory. */
const RECORD_LENGTH_MAX = 32 * 1024 * 1024;

/** The lines of a stream that hold something, with their numbers. */
export async function* splitLines(chunks: Chunks): AsyncGenerator<Line[]> {
  let rest = "";
  let number = 0;
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    checkLength(rest);
    yield lines.map((text) => ({ number: ++number, text: text.trim() })).filter(({ text }) => text);
  }
  if (rest.trim()) yield [{ number: number + 1, text: rest.trim() }];
}

/**
 * The elements of that name in a stream of XML, whole and in order, without holding more than a few.
 * What stands before the first comes first, as `prolog`; in a document without any that is all of it.
 * Throws when the document ends inside an element or before its root is closed.
 */
export async function* splitElements(
  chunks: Chunks,
  name: string,
): AsyncGenerator<{ prolog: string } | { elements: string[] }> {
  const opening = new RegExp(`<${name}[\\s>]`);
  const closing = `</${name}>`;
  let rest = "";
  let prolog: string | null = null;
  for await (const chunk of chunks) {
    rest += chunk;
    checkLength(rest);
    if (prolog === null && opening.test(rest)) {
      prolog = rest.slice(0, rest.search(opening));
      yield { prolog };
    }
    const end = rest.lastIndexOf(closing);
    if (end < 0) continue;
    yield { elements: cutElements(rest.slice(0, end + closing.length), opening, closing) };
    rest = rest.slice(end + closing.length);
  }
  if (prolog === null) yield { prolog: rest };
  else checkEnd(prolog, rest);
}

function checkEnd(prolog: string, rest: string): void {
  const root = /<([A-Za-z][\w:.-]*)/.exec(prolog)?.[1];
  // A record saved on its own has no root around it.
  const isClosed = root ? rest.trimEnd().endsWith(`</${root}>`) : rest.trim() === "";
  if (!isClosed) throw new Error("The document ends before its last element is closed.");
}

function cutElements(text: string, opening: RegExp, closing: string): string[] {
  return text.split(closing).flatMap((part) => {
    const start = part.search(opening);
    return start < 0 ? [] : [part.slice(start) + closing];
  });
}

/** The entries of a BibTeX stream, from each @ at the start of a line to the next. */
export async function* splitEntries(chunks: Chunks): AsyncGenerator<Line[]> {
  let open: Line | null = null;
  for await (const lines of splitLines(chunks)) {
    const entries = joinEntries(open, lines);
    open = entries.pop() ?? null;
    checkLength(open?.text ?? "");
    yield entries;
  }
  if (open) yield [open];
}

/** Lines before the first @ are comments (BibTeX manual). */
function joinEntries(open: Line | null, lines: Line[]): Line[] {
  const entries = open ? [open] : [];
  for (const line of lines) {
    const last = entries.at(-1);
    if (line.text.startsWith("@")) entries.push({ ...line });
    else if (last) last.text += `\n${line.text}`;
  }
  return entries;
}

/** The whole stream, for formats that are one document. */
export async function joinChunks(chunks: Chunks): Promise<string> {
  let text = "";
  for await (const chunk of chunks) {
    text += chunk;
    checkLength(text);
  }
  return text;
}

function checkLength(text: string): void {
  if (text.length > RECORD_LENGTH_MAX) throw new Error("A record is longer than 32 MB.");
}
