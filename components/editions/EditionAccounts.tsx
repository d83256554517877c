import { formatDay } from "@/components/text/formatDay";

type Account = {
  kind: string;
  editionOn: string;
  isClosed: boolean;
  candidates: string;
  states: { state: string; count: string }[];
};

const SAYS: Record<string, string> = {
  queued: "waiting to be mailed",
  claimed: "on their way",
  accepted: "taken by the mail server",
  in_doubt: "unknown: the line broke as they were handed over",
  empty: "had nothing new to say",
  failed: "refused by the mail server",
  cancelled: "cancelled",
  excluded: "left out: paused, or an address that no longer works",
};

/** What became of the newest editions. Counts only, and those under ten not even exactly. */
export function EditionAccounts({ accounts }: { accounts: Account[] }) {
  if (accounts.length === 0) return <p>No edition was mailed yet.</p>;
  return accounts.map(({ kind, editionOn, isClosed, candidates, states }) => (
    <section key={`${kind} ${editionOn}`}>
      <h3>
        {NAMES[kind] ?? kind} of <time dateTime={editionOn}>{formatDay(new Date(editionOn))}</time>
        {isClosed ? "" : ", still open"}
      </h3>
      <p>Subscriptions considered: {candidates}</p>
      <ul>
        {states.map(({ state, count }) => (
          <li key={state}>
            {count} {SAYS[state] ?? state}
          </li>
        ))}
      </ul>
    </section>
  ));
}

const NAMES: Record<string, string> = {
  daily: "Daily edition",
  weekly: "Weekly edition",
  welcome: "Welcome editions",
};
