import type { EditionAccount } from "./account";

/** One number of /metrics. */
export type EditionGauge = {
  name: string;
  help: string;
  labels: Record<string, string>;
  value: number;
};

/** The newest accounts as numbers for an operator's monitoring: counts, and nothing of any reader. */
export function listEditionGauges(accounts: EditionAccount[]): EditionGauge[] {
  return accounts.flatMap(({ kind, editionOn, closedAt, candidateCount, states }) => {
    const labels = { kind, edition: editionOn };
    return [
      {
        ...{ name: "paperfeed_edition_candidates", help: "Subscriptions an edition considered." },
        ...{ labels, value: candidateCount },
      },
      {
        ...{ name: "paperfeed_edition_closed", help: "1 once nothing of an edition is under way." },
        ...{ labels, value: closedAt ? 1 : 0 },
      },
      ...Object.entries(states).map(([state, value]) => ({
        ...{ name: "paperfeed_deliveries", help: "Deliveries of an edition by state." },
        ...{ labels: { ...labels, state }, value },
      })),
    ];
  });
}
