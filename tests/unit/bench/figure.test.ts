import { describe, expect, it } from "vitest";
import { againstLimit, formatMarkdown, formatTable } from "../../bench/figure";
import { formatPromises } from "../../bench/promises";

const figure = againstLimit({
  name: "front page",
  value: 1234.5,
  unit: "req/s",
  limit: 1500,
  limitName: "static page",
  asked: "≥ 0.9",
});

describe("a figure", () => {
  it("carries its ratio to the limit, so that machines can be compared", () => {
    expect(figure.ratio).toBe(0.82);
  });

  it("stands in a column as wide as the widest cell", () => {
    const [head, row] = formatTable([figure, { name: "p", value: 1, unit: "ms" }]).split("\n");
    expect(row).toBe("front page  1,235  req/s  1,500  static page   0.82  ≥ 0.9");
    expect(head).toBe("what        value  unit   limit  of           ratio  asked");
  });

  it("shows three digits that count, and leaves out what was not measured", () => {
    expect(formatMarkdown([{ name: "p99", value: 0.012345, unit: "ms" }])).toContain(
      "| p99 | 0.0123 | ms |  |  |  |  |",
    );
  });
});

describe("the table of what was promised", () => {
  it("has a column for each size and a row for each figure something was asked of", () => {
    const other = { name: "memory", value: 7, unit: "MB" };
    const table = formatPromises([
      { papers: 1_000_000, figures: [figure] },
      { papers: 10_000, figures: [{ ...figure, value: 3_000, ratio: 2 }, other] },
    ]);
    expect(table.split("\n")).toEqual([
      "| what | asked | 10 k papers | 1 M papers |",
      "| --- | --- | ---: | ---: |",
      "| front page | ≥ 0.9 | 3,000 req/s (2.00 of 1,500) | 1,235 req/s (0.82 of 1,500) |",
    ]);
  });
});
