/** RFC 3676, 4.2: lines under 79 characters read well even where replies quote them. */
const WIDTH = 72;

/** Breaks text at spaces; a word longer than a line, such as an address, stays whole. */
export function wrap(text: string, indent = "", first = indent): string {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (!isEmpty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = indent;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return isEmpty ? lines.join("\n") : [...lines, line].join("\n");
}
