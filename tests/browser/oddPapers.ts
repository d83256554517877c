import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../../", import.meta.url));
const SENTENCE = "Every language model that was ever made is compared with every other one. ";
const ABSTRACT_BYTES = 30_000;

/** Papers as they can be, each under its arXiv id: nobody announced any of these. */
export const ODD_PAPERS = {
  "1901.90001": {
    name: "a long title with a word that does not break",
    title: `${"On the Unreasonable Length of Titles and What They Do to Pages ".repeat(8)}${"Quasisupercalifragilistic".repeat(6)}`,
  },
  "1901.90002": {
    name: "3,000 authors",
    title: "Observation of a Language Model by a Large Collaboration",
    authors: Array.from({ length: 3_000 }, (_, n) => `Given${n} Family${n}`),
  },
  "1901.90003": {
    name: "text from right to left",
    title: "نماذج اللغة الكبيرة: GPT-2 بالعربية",
    abstract: "ندرس في هذه الورقة نماذج اللغة الكبيرة (LLM) ونقارن نتائجها بنماذج أصغر.",
    authors: ["فاطمة الزهراء", "משה כהן", "Ada Lovelace"],
  },
  "1901.90004": { name: "no authors", title: "A Language Model by Nobody", authors: [] },
  "1901.90005": { name: "no date", title: "A Language Model out of Time", submittedAt: null },
  "1901.90006": {
    name: "math in the title, some of it broken",
    title:
      "Learning $\\ell_1$ Attention in $\\mathcal{O}(n \\log n)$: from $\\frac{1}{2}$ to $\\frac{1 and Beyond",
    abstract: `We bound $$\\sum_{i=1}^{n} \\frac{x_i^2}{\\sqrt{1 + \\|x_i\\|_2^2}} \\leq \\int_0^{\\infty} e^{-t^2} \\, dt + ${"x_{i}^{2} + ".repeat(40)} 1$$ for language models.`,
  },
  "1901.90007": {
    name: "an abstract of 30 KB",
    title: "Everything about Language Models",
    abstract: `${SENTENCE.repeat(ABSTRACT_BYTES / SENTENCE.length)} https://example.org/${"a".repeat(300)}`,
  },
  "1901.90008": {
    name: "a withdrawn paper",
    title: "A Language Model Taken Back",
    withdrawnAt: "2019-03-01",
    withdrawalReason: "An error in section 3.",
    version: 2,
  },
};

/** Loads them into the product under test, as an operator would. */
export async function importOddPapers(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "paperfeed-odd-"));
  const lines = Object.entries(ODD_PAPERS).map(([arxivId, { name: _, ...paper }]) =>
    JSON.stringify({
      arxivId,
      abstract: SENTENCE,
      authors: ["Ada Lovelace", "Alan Turing"],
      submittedAt: "2019-01-15",
      primaryCategory: "cs.CL",
      ...paper,
    }),
  );
  const file = join(folder, "odd.jsonl");
  await writeFile(file, lines.join("\n"));
  const program = ["--import", "tsx", "jobs/import.ts", file, "--json"];
  await promisify(execFile)(process.execPath, program, { cwd: root });
  await rm(folder, { recursive: true });
}
