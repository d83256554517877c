import { describe, expect, it } from "vitest";
import { renderLinkedData } from "@/lib/citations/linkedData";

const paper = {
  publicId: "2308.12950",
  arxivId: "2308.12950",
  doi: null,
  title: "Ends </script><script>alert(1)</script>",
  abstract: "Said beside it.",
  authors: ["Ada Byron", "Gemma Team"],
  submittedAt: new Date("2023-08-24T10:00:00Z"),
  primaryCategory: "cs.CL",
  journalRef: null,
  url: "https://papers.example/papers/2308.12950",
};

describe("linked data", () => {
  it("tells search engines what the page is about", () => {
    expect(JSON.parse(renderLinkedData(paper))).toEqual({
      "@context": "https://schema.org",
      "@type": "ScholarlyArticle",
      headline: paper.title,
      author: [
        { "@type": "Person", name: "Ada Byron" },
        { "@type": "Organization", name: "Gemma Team" },
      ],
      datePublished: "2023-08-24",
      url: paper.url,
      sameAs: ["https://arxiv.org/abs/2308.12950"],
    });
  });

  it("cannot be ended by a title", () => {
    expect(renderLinkedData(paper)).not.toContain("<");
  });
});
