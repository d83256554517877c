import { readClocks } from "@/lib/deliveries/plan";
import {
  dueSql,
  insertDeliveries,
  inTransaction,
  listDueEditions,
  listProfiles,
  listTimeZones,
  type PlanCount,
  type Transaction,
  welcomeSql,
} from "@/lib/deliveries/store";
import { settings } from "@/lib/env";
import { domainOf, messageIdKey } from "@/lib/mail/identity";
import type { Job, JobCounts } from "@/lib/runs/job";
import { zoneOffsetMinutes } from "@/lib/subscriptions/zone";
import { choosePapers } from "./choose";
import { closeEditions, listPool, upsertEditions } from "./store";

type Due = ReturnType<typeof dueSql>;

/** Thrown to leave no trace of a dry run; carries what it counted. */
class DryRun extends Error {
  constructor(readonly counts: PlanCount[]) {
    super("A dry run is rolled back.");
  }
}

/**
 * Plans the deliveries of every subscription whose hour has come, then closes what is over. It
 * plans only; deliverMail sends. If it dies, the chunks written stay, and the next run writes the
 * others: a reader has one delivery per edition, and one planned is no longer due.
 */
export const digest: Job = async ({ now, dryRun }) => {
  const counts = await inTransaction(async (tx) => {
    const due = dueSql(readClocks(await listTimeZones(tx), now), now);
    const planned = await planDeliveries(tx, due, now);
    if (dryRun) throw new DryRun(planned);
    return planned;
  }).catch((error: unknown) => {
    if (error instanceof DryRun) return error.counts;
    throw error;
  });
  const closed = dryRun ? 0 : await closeEditions(now);
  return { ...sumByState(counts), closed };
};

/** Plans a new reader's first edition, dated by their own calendar, in the caller's transaction. */
export async function planWelcome(
  tx: Transaction,
  reader: { id: number; timeZone: string },
  now: Date,
): Promise<void> {
  const local = new Date(now.getTime() + zoneOffsetMinutes(reader.timeZone, now) * 60_000);
  await planDeliveries(tx, welcomeSql(reader.id, local.toISOString().slice(0, 10)), now);
}

async function planDeliveries(tx: Transaction, due: Due, now: Date): Promise<PlanCount[]> {
  const editions = await listDueEditions(tx, due);
  if (editions.length === 0) return [];
  await upsertEditions(tx, editions, now);
  const profiles = await listProfiles(tx, due);
  const pool = await listPool(tx, now);
  const chosen = profiles.map((profile) => ({
    key: profile.key,
    paperIds: choosePapers(pool, profile, now),
  }));
  const { SECRET = "", MAIL_FROM } = settings();
  const ids = { key: messageIdKey(SECRET), domain: domainOf(MAIL_FROM) };
  const counts: PlanCount[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const chunk = await insertDeliveries(tx, due, chosen, ids, now, after);
    counts.push(...chunk.counts);
    after = chunk.lastReader;
  }
  return counts;
}

function sumByState(counts: PlanCount[]): JobCounts {
  const sums: Record<string, number> = { queued: 0, empty: 0, excluded: 0 };
  for (const { state, count } of counts) sums[state] = (sums[state] ?? 0) + count;
  return sums;
}
