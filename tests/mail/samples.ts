import type { EditionPaper } from "@/lib/deliveries/content";
import type { DigestProps } from "@/lib/mail/renderers";

export const common = {
  siteUrl: "https://papers.example.org",
  postalAddress: "Paperfeed, 1 Example Street, 12345 Example",
};

/** Papers for mails of any size; the third is what someone hostile would submit. */
export function samplePapers(count: number): EditionPaper[] {
  return Array.from({ length: count }, (_, n) => {
    const sample = SAMPLES[n % SAMPLES.length] ?? {};
    return { ...BASE, ...sample, id: n + 1, publicId: `2601.${10_000 + n}` };
  });
}

const BASE: EditionPaper = {
  id: 0,
  publicId: "",
  title: "",
  tldr: null,
  arxivId: "2601.10000",
  authors: ["Ada Lovelace", "Alan Turing", "Grace Hopper", "Katherine Johnson"],
  submittedOn: "2026-03-09",
  links: [{ kind: "code", url: "https://github.com/example/code" }],
  tags: [
    { slug: "code-generation", name: "Code generation" },
    { slug: "agents", name: "Agents" },
  ],
  reason: "+41 upvotes · +320 stars · rising before votes: open weights",
};

const SAMPLES: Partial<EditionPaper>[] = [
  {
    title: "Code Llama: Open Foundation Models for Code",
    tldr: "We release Code Llama, a family of large language models for code with infilling and long contexts.",
  },
  {
    title: "On the $\\mathcal{O}(n \\log n)$ cost of attention",
    tldr: "Attention over $n$ tokens needs less than $n^2$ steps in practice.",
    links: [],
    reason: "",
  },
  {
    title: '<script>alert("x")</script> \u202Eevil & "quoted" 😀 {{unsubscribe}}',
    tldr: "</td></table><img src=x onerror=alert(1)>",
    authors: ["<b>Bobby</b> Tables"],
  },
];

export function sampleDigest(given: Partial<DigestProps> = {}): DigestProps {
  return {
    ...common,
    kind: "daily",
    editionOn: "2026-03-10",
    note: null,
    papers: samplePapers(10),
    foundBy: null,
    changes: [],
    why: "You get this because you follow Code generation and Agents, every day at 07:00 (Europe/Berlin).",
    unsubscribeUrl: `${common.siteUrl}/unsubscribe/1-token`,
    preferencesUrl: `${common.siteUrl}/preferences/1-token`,
    viewUrl: `${common.siteUrl}/editions/view/1-token`,
    ...given,
  };
}

export const sampleConfirm = {
  ...common,
  confirmUrl: `${common.siteUrl}/confirm/token`,
  notMeUrl: `${common.siteUrl}/unsubscribe/1-token`,
  wish: "It will hold papers on Code generation and Agents, and come every day at 07:00 (Europe/Berlin).",
  hoursValid: 48,
};
