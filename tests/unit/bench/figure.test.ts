import { describe, expect, it } from "vitest";
import { againstLimit, formatMarkdown, formatTable } from "../../bench/figure";

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
