import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { EditionAccounts } from "@/components/editions/EditionAccounts";
import { listEditionGauges } from "@/lib/editions/account/gauges";
import { showAccount } from "@/lib/editions/account/shown";

const account = (states: Record<string, number>) => ({
  ...{ kind: "daily", editionOn: "2026-03-10", closedAt: null, states },
  candidateCount: Object.values(states).reduce((sum, count) => sum + count, 0),
});

describe("the account of an edition, as anyone may read it", () => {
  it("is exact where ten or more are meant", () => {
    expect(showAccount(account({ accepted: 1_204, empty: 31 }))).toMatchObject({
      candidates: "1235",
      states: [
        { state: "accepted", count: "1204" },
        { state: "empty", count: "31" },
      ],
    });
  });

  it("says '<10' of fewer, and no sum that gives them away", () => {
    expect(showAccount(account({ accepted: 1_204, failed: 3 }))).toMatchObject({
      candidates: "1200+",
      states: [
        { state: "accepted", count: "1204" },
        { state: "failed", count: "<10" },
      ],
    });
    expect(showAccount(account({ accepted: 4 })).candidates).toBe("<10");
    expect(showAccount(account({}))).toMatchObject({ candidates: "0", states: [] });
  });

  it("is sentences on the page", () => {
    const accounts = [showAccount(account({ accepted: 1_204, failed: 3 }))];
    const html = renderToStaticMarkup(createElement(EditionAccounts, { accounts }));
    expect(html).toContain("1204 taken by the mail server");
    expect(html).toContain("&lt;10 refused by the mail server");
    expect(html).toContain("still open");
  });

  it("is numbers by state for the operator's monitoring", () => {
    const gauges = listEditionGauges([account({ accepted: 5, failed: 1 })]);
    expect(gauges.map(({ name, labels, value }) => [name, labels.state, value])).toEqual([
      ["paperfeed_edition_candidates", undefined, 6],
      ["paperfeed_edition_closed", undefined, 0],
      ["paperfeed_deliveries", "accepted", 5],
      ["paperfeed_deliveries", "failed", 1],
    ]);
  });
});
