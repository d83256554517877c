import { describe, expect, it } from "vitest";
import { describeProposal, drawCurve } from "@/lib/tags/proposals/describe";

describe("a proposal for an operator", () => {
  it("draws its weeks against the fullest one", () => {
    expect(drawCurve([0, 7, 14])).toBe("▁▅█");
    expect(drawCurve([0, 0])).toBe("▁▁");
  });

  it("says how common the phrase became, how, and where to read it", () => {
    const weeks = [{ paperCount: 0 }, { paperCount: 9 }];
    const line = describeProposal({ recentCount: 9, growth: 4, weeks, examples: ["2501.00001"] });
    expect(line).toBe("9 papers in 4 weeks, 4.0 times as common as before  ▁█  as 2501.00001");
  });
});
