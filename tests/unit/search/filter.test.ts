import { describe, expect, it } from "vitest";
import { chooseFilters, narrowText, type SearchFilter } from "@/lib/search/filters/filter";
import { parseSearch, type SearchQuery } from "@/lib/search/query";

const queryOf = (text: string): SearchQuery => {
  const input = parseSearch(text);
  if (input.kind !== "query") throw new Error(text);
  return input.query;
};
const tag = (value: string, count: number): SearchFilter => ({
  kind: "tag",
  ...{ value, name: value, count },
});
const year = (value: string, count: number): SearchFilter => ({
  ...tag(value, count),
  kind: "year",
});

describe("filters of a search", () => {
  it("leave some out and some in, the ones of most papers first, years from the latest", () => {
    const counted = [
      tag("rag", 2),
      tag("agents", 5),
      tag("all-of-them", 9),
      year("2024", 6),
      year("2026", 1),
    ];
    const values = chooseFilters(counted, 9, queryOf("llama")).map((one) => one.value);
    expect(values).toEqual(["agents", "rag", "2026", "2024"]);
  });

  it("are not offered where the question names one of the kind already", () => {
    const counted = [tag("rag", 2), year("2024", 6)];
    expect(chooseFilters(counted, 9, queryOf("llama tag:agents"))).toEqual([year("2024", 6)]);
    expect(chooseFilters(counted, 9, queryOf("llama after:2024"))).toEqual([tag("rag", 2)]);
  });

  it("are understood as typed", () => {
    expect(queryOf(narrowText("llama", year("2024", 1)))).toMatchObject({
      text: "llama",
      after: new Date("2024-01-01"),
      before: new Date("2025-01-01"),
    });
    expect(queryOf(narrowText("llama", tag("rag", 1))).tags).toEqual(["rag"]);
    const code = { ...tag("code", 1), kind: "code" } as const;
    expect(queryOf(narrowText("llama", code)).hasCode).toBe(true);
    const category = { ...tag("cs.CL", 1), kind: "category" } as const;
    expect(queryOf(narrowText("llama", category)).categories).toEqual(["cs.CL"]);
  });
});
