import { describe, expect, it } from "vitest";
import { composeDaily, composeListed } from "@/lib/api/adapt";
import { highlightWords } from "@/lib/api/highlight";
import { composeOpenApi } from "@/lib/api/openapi";
import type { PaperRow } from "@/lib/api/row";
import { dailyPaper, listedPaper } from "@/lib/api/schema/lists";

const row: PaperRow = {
  id: 1,
  publicId: "2308.12950",
  title: "Code Llama",
  abstract: "We release Code Llama.",
  tldr: "We release Code Llama.",
  authors: ["Baptiste Rozière", "Jonas Gehring"],
  links: [
    { kind: "code", url: "https://github.com/facebookresearch/codellama" },
    { kind: "project", url: "https://ai.meta.com/" },
  ],
  submittedAt: new Date("2023-08-24T17:39:13Z"),
  listedAt: new Date("2023-08-25T00:00:00Z"),
  withdrawnAt: null,
  tagNames: ["Code generation"],
  upvotes: 42,
  commentCount: 3,
  githubStars: 16_000,
};

describe("a listed paper", () => {
  it("has exactly the documented fields", () => {
    const daily = composeDaily(row, "https://papers.example");
    expect(dailyPaper.parse(daily)).toEqual(daily);
    const listed = composeListed(row, "https://papers.example");
    expect(listedPaper.parse(listed)).toEqual(listed);
  });

  it("repeats title, summary and what is known besides at its top level", () => {
    const daily = composeDaily(row, "https://papers.example");
    expect(daily).toMatchObject({
      title: "Code Llama",
      githubRepo: "https://github.com/facebookresearch/codellama",
      githubStars: 16_000,
      ai_keywords: ["Code generation"],
      numComments: 3,
      thumbnail: "https://papers.example/papers/2308.12950/card.png",
      publishedAt: "2023-08-25T00:00:00.000Z",
      paper: {
        publishedAt: "2023-08-24T17:39:13.000Z",
        submittedOnDailyAt: "2023-08-25T00:00:00.000Z",
        upvotes: 42,
        githubRepo: "https://github.com/facebookresearch/codellama",
      },
    });
    expect(daily.paper.authors[0]).toEqual({
      _id: expect.stringMatching(/^[0-9a-f]{24}$/),
      name: "Baptiste Rozière",
      hidden: false,
    });
  });

  it("leaves out what nobody knows, and stands at 1970 without a date", () => {
    const bare = { ...row, links: [], tldr: null, tagNames: [], submittedAt: null, listedAt: null };
    const daily = composeDaily(bare, "https://papers.example");
    expect(daily.paper).not.toHaveProperty("submittedOnDailyAt");
    expect(daily).not.toHaveProperty("githubRepo");
    expect(daily.publishedAt).toBe("1970-01-01T00:00:00.000Z");
  });
});

describe("highlights", () => {
  it("mark words of the question and their forms, and lose nothing of the text", () => {
    const segments = highlightWords("Training LLMs: to train <b>ſmall</b> models", "trained model");
    expect(segments.filter((one) => one.type === "highlight").map((one) => one.text)).toEqual([
      "Training",
      "train",
      "models",
    ]);
    expect(segments.map((one) => one.text).join("")).toBe(
      "Training LLMs: to train <b>ſmall</b> models",
    );
  });

  it("mark nothing without a question", () => {
    expect(highlightWords("A title", "")).toEqual([{ type: "text", text: "A title" }]);
  });
});

describe("the API document", () => {
  const document = JSON.stringify(composeOpenApi("https://papers.example"));

  it("refers only to what it holds", () => {
    const { components } = JSON.parse(document);
    const referred = [...document.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
      ([, name]) => name,
    );
    expect(Object.keys(components.schemas)).toEqual(expect.arrayContaining([...new Set(referred)]));
  });

  it("states the parameters as they are checked", () => {
    const { paths } = JSON.parse(document);
    const parameters = paths["/api/daily_papers"].get.parameters;
    expect(parameters.find((one: { name: string }) => one.name === "limit")).toMatchObject({
      in: "query",
      schema: { type: "integer", minimum: 1, maximum: 100, default: 50 },
    });
  });
});
