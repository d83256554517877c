import type { EditionAccount } from "./account";

/** An account as anyone may read it. */
export type ShownAccount = {
  kind: string;
  editionOn: string;
  isClosed: boolean;
  candidates: string;
  /** In the order a delivery goes through them; states nobody is in are left out. */
  states: { state: string; count: string }[];
};

/** Fewer people than this could be guessed at, by someone who knows a few readers. */
const SHOWN_MIN = 10;
const ORDER = [
  ...["queued", "claimed", "accepted", "in_doubt", "empty", "failed", "cancelled", "excluded"],
];

export function showAccount(account: EditionAccount): ShownAccount {
  const { kind, editionOn, closedAt, candidateCount, states } = account;
  const counts = ORDER.flatMap((state) => {
    const count = states[state] ?? 0;
    return count > 0 ? [{ state, count }] : [];
  });
  const hidesSome = counts.some(({ count }) => count < SHOWN_MIN);
  return {
    ...{ kind, editionOn, isClosed: closedAt !== null },
    candidates: showTotal(candidateCount, hidesSome),
    states: counts.map(({ state, count }) => ({ state, count: showCount(count) })),
  };
}

const showCount = (count: number) => (count < SHOWN_MIN ? `<${SHOWN_MIN}` : String(count));

/** Beside a hidden count an exact sum would give it away by subtraction. */
function showTotal(count: number, hidesSome: boolean): string {
  if (count === 0) return "0";
  if (count < SHOWN_MIN) return showCount(count);
  return hidesSome ? `${count - (count % SHOWN_MIN)}+` : String(count);
}
