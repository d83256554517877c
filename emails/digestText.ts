import type { DigestFacts } from "./digest";
import type { MailPaper } from "./paperFacts";
import { wrap } from "./wrap";

/** The plain-text part, written for reading: numbered, wrapped, every address on its own line. */
export function composeDigestText(facts: DigestFacts): string {
  const blocks = [
    `${facts.heading}\n${"=".repeat([...facts.heading].length)}`,
    wrap(facts.lead),
    ...(facts.note ? [wrap(facts.note)] : []),
    ...facts.papers.map(composePaper),
    ...facts.changeLines.map((line) => `${wrap(`${line.title}: ${line.says}`)}\n${line.url}`),
    "-- ",
    facts.why,
    `Unsubscribe:\n${facts.unsubscribeUrl}`,
    `Change what and when:\n${facts.preferencesUrl}`,
    `View in browser:\n${facts.viewUrl}`,
    ...(facts.postalAddress ? [facts.postalAddress] : []),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function composePaper(paper: MailPaper, place: number): string {
  const facts = [
    wrap(`${place + 1}. ${paper.title}`, "   ", ""),
    wrap([paper.authors, paper.date].filter(Boolean).join(" · "), "   "),
    paper.tldr ? `\n${wrap(paper.tldr, "   ")}\n` : "",
    wrap(paper.tags.map((tag) => tag.name).join(", "), "   "),
    paper.reason ? wrap(`Why it is here: ${paper.reason}`, "   ") : "",
    ...paper.links.map((link) => `   ${link.name.padEnd(6)}${link.url}`),
  ];
  return facts.filter((line) => line.trim() !== "").join("\n");
}
