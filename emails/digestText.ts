import type { DigestProps } from "@/lib/mail/renderers";
import type { ChangeLine, MailPaper } from "./paperFacts";
import { wrap } from "./wrap";

/** Blocks of the plain-text part stand one empty line apart, and so can be joined as they are. */
const asBlocks = (blocks: string[]) => blocks.map((block) => `${block}\n\n`).join("");

export function composeTextHead(heading: string, lead: string, note: string | null): string {
  const line = "=".repeat([...heading].length);
  return asBlocks([`${heading}\n${line}`, wrap(lead), ...(note ? [wrap(note)] : [])]);
}

/** What stands before the first line of a paper, which leaves room for it. */
export const composeNumber = (place: number): string => `${place + 1}. `;
const NUMBER_ROOM = "    ";

/** One paper but for its number: wrapped, every address on its own line. */
export function composePaperText(paper: MailPaper): string {
  const facts = [
    wrap(paper.title, "   ", NUMBER_ROOM).slice(NUMBER_ROOM.length),
    wrap([paper.authors, paper.date].filter(Boolean).join(" · "), "   "),
    paper.tldr ? `\n${wrap(paper.tldr, "   ")}\n` : "",
    wrap(paper.tags.map((tag) => tag.name).join(", "), "   "),
    paper.reason ? wrap(`Why it is here: ${paper.reason}`, "   ") : "",
    ...paper.links.map((link) => `   ${link.name.padEnd(6)}${link.url}`),
  ];
  return asBlocks([facts.filter((line) => line.trim() !== "").join("\n")]);
}

export const composeChangesText = (lines: ChangeLine[]): string =>
  asBlocks([
    "Changed since we mailed it\n--------------------------",
    ...lines.map((line) => `${wrap(`${line.title}: ${line.says}`)}\n${line.url}`),
  ]);

export function composeTextFoot(props: DigestProps): string {
  const blocks = [
    "-- ",
    props.why,
    `Unsubscribe:\n${props.unsubscribeUrl}`,
    `Change what and when:\n${props.preferencesUrl}`,
    `View in browser:\n${props.viewUrl}`,
    ...(props.postalAddress ? [props.postalAddress] : []),
  ];
  return `${blocks.join("\n\n")}\n`;
}
