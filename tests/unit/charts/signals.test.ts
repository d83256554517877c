import { describe, expect, it } from "vitest";
import { composeSignals } from "@/lib/charts/signals";

const at = (hour: number, value: number, signal = "upvotes", source = "hf") => ({
  signal,
  source,
  observedAt: new Date(Date.UTC(2026, 0, 1, hour)),
  value,
});

describe("the signals of a paper", () => {
  it("run from the first reading to the last, whatever order they come in", () => {
    const [series] = composeSignals([at(24, 30), at(0, 1), at(12, 10)]);
    expect(series).toMatchObject({ first: { value: 1 }, last: { value: 30 } });
    expect(series?.values).toHaveLength(24);
    expect(series?.values.at(0)).toBe(1);
    expect(series?.values.at(12)).toBe(10);
    expect(series?.values.at(-1)).toBe(30);
  });

  it("are kept apart by signal and source, the largest first", () => {
    const found = composeSignals([
      at(1, 5),
      at(1, 900, "github_stars", "github"),
      at(2, 7, "upvotes", "ours"),
    ]);
    expect(found.map(({ signal, source }) => `${signal} ${source}`)).toEqual([
      "github_stars github",
      "upvotes ours",
      "upvotes hf",
    ]);
  });

  it("of one reading are one value", () => {
    expect(composeSignals([at(3, 4)])[0]?.values).toEqual([4]);
  });

  it("are none without readings", () => {
    expect(composeSignals([])).toEqual([]);
  });
});
