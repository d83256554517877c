import { describe, expect, it } from "vitest";
import { isAsking, parseSearch, type SearchQuery } from "@/lib/search/query";

function query(text: string): SearchQuery {
  const input = parseSearch(text);
  if (input.kind !== "query") throw new Error(`${text} is ${input.kind}`);
  return input.query;
}

describe("what a reader types into the search", () => {
  it("keeps words, phrases, exclusions and or for the full text", () => {
    expect(query('llama "code model" -image or mistral').text).toBe(
      'llama "code model" -image or mistral',
    );
  });

  it("takes fields out of the text", () => {
    const found = query(
      'small tag:agents -tag:video author:"Hinrich Schütze" cat:cs.CL has:code models',
    );
    expect(found).toMatchObject({
      text: "small models",
      tags: ["agents"],
      withoutTags: ["video"],
      authors: ["Hinrich Schütze"],
      categories: ["cs.CL"],
      hasCode: true,
    });
  });

  it("reads a day, a month or a year as a date", () => {
    expect(query("a after:2024-06-05").after?.toISOString()).toBe("2024-06-05T00:00:00.000Z");
    expect(query("a after:2024-06").after?.toISOString()).toBe("2024-06-01T00:00:00.000Z");
    expect(query("a before:2024").before?.toISOString()).toBe("2024-01-01T00:00:00.000Z");
  });

  it("says which fields it could not understand, and searches the rest", () => {
    const input = parseSearch("llama after:yesterday has:wings before:2024-13 -author:smith");
    expect(input).toMatchObject({
      kind: "query",
      query: { text: "llama", after: null, before: null },
      ignored: ["after:yesterday", "has:wings", "before:2024-13", "-author:smith"],
    });
  });

  it.each([
    ["2308.12950", "2308.12950"],
    ["arXiv:2308.12950v3", "2308.12950"],
    ["https://arxiv.org/pdf/2308.12950v2.pdf", "2308.12950"],
    ["https://huggingface.co/papers/2308.12950", "2308.12950"],
    ["id:hep-th/9901001", "hep-th/9901001"],
    ["https://doi.org/10.48550/arXiv.2308.12950", "2308.12950"],
    ["https://hf.co/papers/2308.12950", "2308.12950"],
    ["https://ar5iv.labs.arxiv.org/html/2308.12950", "2308.12950"],
    ["https://www.semanticscholar.org/arxiv/2308.12950", "2308.12950"],
    ["https://papers.example.org/papers/hep-th/9901001", "hep-th/9901001"],
    ["<https://arxiv.org/abs/2308.12950>.", "2308.12950"],
    ["[2308.12950]", "2308.12950"],
    ['"arXiv 2308.12950v1"', "2308.12950"],
    ["llama id:2308.12950", "2308.12950"],
  ])("takes %s for one paper", (text, arxivId) => {
    expect(parseSearch(text)).toEqual({ kind: "paper", arxivId, doi: null });
  });

  it.each([
    ["https://dl.acm.org/doi/10.1145/3442188.3445922?x=1", "10.1145/3442188.3445922"],
    ["https://link.springer.com/content/pdf/10.1007/s11263-1.pdf", "10.1007/s11263-1"],
  ])("finds the DOI in the publisher's address %s", (text, doi) => {
    expect(parseSearch(text)).toEqual({ kind: "paper", arxivId: null, doi });
  });

  it.each(["https://arxiv.org/list/cs.CL/recent", "https://github.com/a/b", "gpt 4.0", "2308.1"])(
    "takes %s for words, as it names no paper",
    (text) => {
      expect(parseSearch(text).kind).toBe("query");
    },
  );

  it("takes a DOI for one paper", () => {
    expect(parseSearch("https://doi.org/10.1000/XYZ.1")).toEqual({
      kind: "paper",
      arxivId: null,
      doi: "10.1000/xyz.1",
    });
  });

  it("asks for nothing when nothing or only white space is given", () => {
    expect(parseSearch(" \u0000\n ")).toEqual({ kind: "empty" });
    expect(isAsking(query('""'))).toBe(false);
    expect(isAsking(query("has:code"))).toBe(true);
  });

  it("leaves one of several minus signs, as PostgreSQL fails at 32 of them", () => {
    for (const text of [`${"-".repeat(200)}x`, `${"- ".repeat(100)}x`, `${'-"'.repeat(100)}-x`]) {
      const input = parseSearch(text);
      expect(input.kind === "query" && input.query.text.match(/-/g)).toHaveLength(1);
    }
    expect(parseSearch("state-of-the-art -video")).toMatchObject({
      query: { text: "state-of-the-art -video" },
    });
  });

  it("bounds hostile input in length, words and time", () => {
    const started = performance.now();
    expect(query(`x ${'"a '.repeat(10_000)}`).text.length).toBeLessThanOrEqual(400);
    expect(query("a ".repeat(200)).text.split(" ").length).toBeLessThanOrEqual(32);
    // It takes milliseconds; what backtracks would take minutes, on any machine.
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
