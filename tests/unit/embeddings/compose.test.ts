import { describe, expect, it } from "vitest";
import { composeTerms, composeText, cutBatches } from "@/lib/embeddings/compose";
import { describeEndpoint } from "@/lib/embeddings/endpoint";

const item = (letters: number) => ({ text: "x".repeat(letters) });
const sizes = (letters: number[]) => cutBatches(letters.map(item)).map((batch) => batch.length);

describe("requests to an embeddings endpoint", () => {
  it("hold at most 64 texts and a hundred thousand letters, in their order", () => {
    expect(sizes(Array(130).fill(10))).toEqual([64, 64, 2]);
    expect(sizes([60_000, 40_000, 1, 99_999, 2])).toEqual([2, 2, 1]);
    expect(sizes([])).toEqual([]);
  });

  it("hold even a text that is longer than all of that by itself", () => {
    expect(sizes([1, 200_000, 1])).toEqual([1, 1, 1]);
  });

  it("cut a text where it says little new", () => {
    expect(composeText({ title: "T", abstract: "a".repeat(20_000) })).toHaveLength(8_000);
    expect(composeText({ title: "T", abstract: "" })).toBe("T");
  });

  it("name no key and no length that were not set", () => {
    const given = { EMBEDDINGS_URL: "http://127.0.0.1:1/v1/", EMBEDDINGS_MODEL: "m" };
    const endpoint = describeEndpoint(given);
    expect(endpoint?.address).toBe("http://127.0.0.1:1/v1/embeddings");
    const terms = endpoint && composeTerms(endpoint, ["a"]);
    expect(terms?.headers).not.toHaveProperty("authorization");
    expect(terms?.body).toBe(`{"model":"m","input":["a"]}`);
  });

  it("go to a space of their own for each model and length", () => {
    const method = (model: string, dimensions?: number) =>
      describeEndpoint({
        EMBEDDINGS_URL: "http://a/v1",
        EMBEDDINGS_MODEL: model,
        EMBEDDINGS_DIMENSIONS: dimensions,
      })?.method;
    expect(new Set([method("a"), method("b"), method("a", 256)]).size).toBe(3);
    expect(describeEndpoint({})).toBeNull();
  });
});
