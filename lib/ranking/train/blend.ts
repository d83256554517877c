import { listTerms, TERMS } from "@/lib/ranking/blend";
import type { RankingModel } from "@/lib/ranking/model";
import { listEarlier, type Outcome } from "./examples";
import { fitRidge, type Row, weigh } from "./ridge";

/** The terms are few and the readings thousands; this only keeps terms that go together apart. */
const TERM_PENALTY = 5;
/** Added to a list's spread: one whose papers all came to the same teaches no order. */
const SPREAD_MIN = 0.3;
const HOUR_MS = 3_600_000;

/** How far to trust votes seen early, and the text beside them. `foreseen` is from the text alone. */
export function trainBlend(
  outcomes: Outcome[],
  foreseen: Map<Outcome, number>,
): RankingModel["blend"] {
  const groups = new Map<string, number>();
  const rows = outcomes.flatMap((outcome) =>
    listEarlier(outcome).map((reading): Row => {
      const key = `${outcome.group} ${Math.round(reading.at / HOUR_MS)}`;
      if (!groups.has(key)) groups.set(key, groups.size);
      const hours = (reading.at - outcome.paper.bornAt) / HOUR_MS;
      const seen = { upvotes: reading.upvotes, hours, cold: foreseen.get(outcome) ?? 0 };
      return {
        group: groups.get(key) ?? 0,
        weight: outcome.weight,
        target: Math.log1p(outcome.target),
        features: listTerms(seen).map((term, at): [number, number] => [at, term]),
      };
    }),
  );
  const weights = fitRidge(
    balance(rows),
    TERMS.map(() => TERM_PENALTY),
  );
  const gap = rows.reduce(
    (sum, { target, features }) => sum + target - weigh(features, weights),
    0,
  );
  return { level: gap / Math.max(1, rows.length), weights };
}

/** Every list teaches by its order, whether its papers came to very different numbers or not. */
function balance(rows: Row[]): Row[] {
  const targets = new Map<number, number[]>();
  for (const { group, target } of rows) {
    targets.set(group, [...(targets.get(group) ?? []), target]);
  }
  const spreads = new Map([...targets].map(([group, all]) => [group, spread(all)]));
  return rows.map((row) => ({
    ...row,
    weight: row.weight / ((spreads.get(row.group) ?? 0) + SPREAD_MIN) ** 2,
  }));
}

function spread(values: number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
