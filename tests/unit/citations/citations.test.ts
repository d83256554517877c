import { describe, expect, it } from "vitest";
import { renderBibtex } from "@/lib/citations/bibtex";
import { type CitedPaper, invertName, splitName } from "@/lib/citations/cited";
import { renderCsl } from "@/lib/citations/csl";
import { renderMarkdown } from "@/lib/citations/markdown";
import { renderRis } from "@/lib/citations/ris";

const paper: CitedPaper = {
  publicId: "2506.01074",
  arxivId: "2506.01074",
  doi: null,
  title: "How 100% of $O(n^2)$ Neurons & Concepts_Are Shared",
  abstract: "First line.\nSecond line.",
  authors: ["Amir Hossein Kargaran", "François Yvon", "Ludwig van der Berg", "Qwen Team"],
  submittedAt: new Date("2025-06-01T00:00:00Z"),
  primaryCategory: "cs.CL",
  journalRef: null,
  url: "https://example.org/papers/2506.01074",
};

describe("names", () => {
  it.each([
    ["Hinrich Schütze", "Schütze, Hinrich"],
    ["Ludwig van der Berg", "van der Berg, Ludwig"],
    ["Martin Luther King Jr.", "King Jr., Martin Luther"],
    ["Plato", "Plato"],
    ["Qwen Team", "Qwen Team"],
    ["ATLAS Collaboration", "ATLAS Collaboration"],
  ])("%s is listed as %s", (name, listed) => {
    expect(invertName(name)).toBe(listed);
  });

  it("never lose their given name to a particle", () => {
    expect(splitName("Van Nguyen")).toEqual({ given: "Van", family: "Nguyen" });
  });
});

it("a paper of which only the announcement is dated is of that day", () => {
  const announced = { ...paper, submittedAt: null, announcedOn: "2025-06-02" };
  expect(renderBibtex(announced)).toMatch(/^@misc\{kargaran2025how,[\s\S]*year = \{2025\}/);
  expect(renderRis(announced)).toContain("DA  - 2025/06/02");
  expect(renderCsl(announced).issued).toEqual({ "date-parts": [[2025, 6, 2]] });
});

it("the key of a title in math has its letters and none of TeX's commands", () => {
  const math = { ...paper, title: String.raw`Di$\mathtt{[M]}$O: Distilling` };
  expect(renderBibtex(math)).toMatch(/^@misc\{kargaran2025dimo,/);
});

describe("BibTeX", () => {
  const entry = renderBibtex(paper);

  it("keeps the order of authors and a group as one name", () => {
    expect(entry).toContain(
      "author = {Kargaran, Amir Hossein and Yvon, François and van der Berg, Ludwig and {Qwen Team}}",
    );
  });

  it("escapes TeX's signs but leaves math alone", () => {
    expect(entry).toContain("title = {{How 100\\% of $O(n^2)$ Neurons \\& Concepts\\_Are Shared}}");
  });

  it("names arXiv as archive, with an ASCII key", () => {
    expect(entry).toMatch(/^@misc\{kargaran2025how,\n/);
    expect(entry).toContain("eprint = {2506.01074}");
    expect(entry).toContain("archivePrefix = {arXiv}");
    expect(entry).toContain("primaryClass = {cs.CL}");
  });

  it("cannot be broken out of by a title", () => {
    const broken = renderBibtex({ ...paper, title: "a }}, evil = {x $ } $ y" });
    expect(broken).toContain("title = {{a \\}\\}, evil = \\{x \\$ \\} \\$ y}}");
  });

  it("says and others when asked for fewer authors", () => {
    expect(renderBibtex(paper, 2)).toContain(
      "author = {Kargaran, Amir Hossein and Yvon, François and others}",
    );
  });

  it("stands without date, authors or arXiv id", () => {
    const bare = renderBibtex({ ...paper, authors: [], submittedAt: null, arxivId: null });
    expect(bare).toMatch(/^@misc\{anonymoushow,/);
    expect(bare).not.toMatch(/author|year|eprint|primaryClass/);
    expect(bare).toContain("url = {https://example.org/papers/2506.01074}");
  });
});

describe("RIS", () => {
  it("has one line per author, the date, and ends the record", () => {
    const lines = renderRis(paper).split("\r\n");
    expect(lines[0]).toBe("TY  - UNPB");
    expect(lines.filter((line) => line.startsWith("AU"))).toHaveLength(4);
    expect(lines).toContain("DA  - 2025/06/01");
    expect(lines).toContain("AB  - First line. Second line.");
    expect(lines.at(-2)).toBe("ER  - ");
  });
});

describe("CSL-JSON", () => {
  it("splits persons and keeps groups whole", () => {
    const csl = renderCsl(paper);
    expect(csl.author[1]).toEqual({ family: "Yvon", given: "François" });
    expect(csl.author[3]).toEqual({ literal: "Qwen Team" });
    expect(csl.issued).toEqual({ "date-parts": [[2025, 6, 1]] });
  });
});

describe("Markdown", () => {
  it("tells the facts as a list and escapes the title", () => {
    const text = renderMarkdown({ ...paper, tags: [{ name: "Agents" }], links: [] });
    expect(text).toContain("Concepts\\_Are Shared\n");
    expect(text).toContain("- arXiv: [2506.01074](https://arxiv.org/abs/2506.01074)");
    expect(text).not.toContain("DOI");
  });
});
