import { arxivUrl, type CitedPaper } from "@/lib/citations/cited";

type MarkdownPaper = CitedPaper & {
  tags: { name: string }[];
  links: { kind: string; url: string }[];
};

/** The paper as Markdown, for agents and notes. */
export function renderMarkdown(paper: MarkdownPaper): string {
  const facts: [name: string, value: string | null][] = [
    ["Authors", paper.authors.join(", ")],
    ["Submitted", paper.submittedAt?.toISOString().slice(0, 10) ?? null],
    ["arXiv", paper.arxivId && `[${paper.arxivId}](${arxivUrl("abs", paper.arxivId)})`],
    ["DOI", paper.doi],
    ["Tags", paper.tags.map((tag) => tag.name).join(", ")],
    ["Page", paper.url],
    ...paper.links.map((link): [string, string] => [capitalise(link.kind), link.url]),
  ];
  const list = facts.filter(([, value]) => value).map(([name, value]) => `- ${name}: ${value}`);
  return `# ${escapeMarkdown(paper.title)}\n\n${list.join("\n")}\n\n## Abstract\n\n${paper.abstract}\n`;
}

const capitalise = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const escapeMarkdown = (text: string) => text.replace(/[\\`*_[\]<>#]/g, "\\$&");
