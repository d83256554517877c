import type { Metadata } from "next";
import { EditionAccounts } from "@/components/editions/EditionAccounts";
import { Ledger } from "@/components/status/Ledger";
import { describeLedger } from "@/lib/batches/ledger";
import { readLedger } from "@/lib/batches/run";
import { showAccount } from "@/lib/editions/account/shown";
import { listAccounts } from "@/lib/editions/account/store";
import { findStop } from "@/lib/mail/pace/store";
import { describeStanding } from "@/lib/vectors/standing/describe";
import { readStanding } from "@/lib/vectors/standing/run";

export const dynamic = "force-dynamic";
export const metadata: Metadata = {
  title: "Status",
  description: "Whether every announced paper is here, and what became of the last edition.",
};

/** The daily, the weekly and the welcome edition of the last day. */
const EDITIONS_SHOWN = 3;

export default async function StatusPage() {
  const now = new Date();
  const [ledger, accounts, stop, spaces] = await Promise.all([
    readLedger(now),
    listAccounts(EDITIONS_SHOWN),
    findStop(),
    readStanding(),
  ]);
  return (
    <article className="prose">
      <h1>Status</h1>
      <p>
        <strong>{describeLedger(ledger)}</strong> Days are those of the announcement, in New York.
      </p>
      {ledger.map(({ source, rows }) => (
        <Ledger key={source} source={source} rows={rows} />
      ))}
      <h2>Last editions</h2>
      {stop ? (
        <p>The mail server refuses: mail waits, and is tried again in some minutes.</p>
      ) : null}
      <EditionAccounts accounts={accounts.map(showAccount)} />
      <h2>Search</h2>
      <p>{describeStanding(spaces)}</p>
    </article>
  );
}
