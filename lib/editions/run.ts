import { settings } from "@/lib/env";
import { domainOf, messageIdKey } from "@/lib/mail/identity";
import type { Job, JobCounts } from "@/lib/runs/job";
import { zoneOffsetMinutes } from "@/lib/subscriptions/zone";
import { choosePapers } from "./choose";
import { readClocks } from "./due/clock";
import {
  type DueSql,
  dueSql,
  listDueEditions,
  listProfiles,
  listTimeZones,
  welcomeSql,
} from "./due/store";
import {
  insertDeliveries,
  inTransaction,
  listChangedPapers,
  type Plan,
  type PlanCount,
  type Transaction,
} from "./plan/store";
import {
  closeEditions,
  insertEditionPapers,
  listPaperFacts,
  listPool,
  upsertEditions,
} from "./store";

/** How the steps of a plan are committed: each by itself, or all in a transaction of the caller. */
type Step = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;

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
  const counts = await (dryRun ? rehearse(now) : planDue(inTransaction, now));
  const closed = dryRun ? 0 : await closeEditions(now);
  return { ...sumByState(counts), closed };
};

/** Counts what would be planned: all of it is done in one transaction, which is then rolled back. */
async function rehearse(now: Date): Promise<PlanCount[]> {
  try {
    return await inTransaction(async (tx) => {
      throw new DryRun(await planDue((work) => work(tx), now));
    });
  } catch (error) {
    if (error instanceof DryRun) return error.counts;
    throw error;
  }
}

async function planDue(step: Step, now: Date): Promise<PlanCount[]> {
  const timeZones = await step(listTimeZones);
  return planDeliveries(step, dueSql(readClocks(timeZones, now), now), now);
}

/** Plans a new reader's first edition, dated by their own calendar, in the caller's transaction. */
export async function planWelcome(
  tx: Transaction,
  reader: { id: number; timeZone: string },
  now: Date,
): Promise<void> {
  const local = new Date(now.getTime() + zoneOffsetMinutes(reader.timeZone, now) * 60_000);
  const due = welcomeSql(reader.id, local.toISOString().slice(0, 10));
  await planDeliveries((work) => work(tx), due, now);
}

async function planDeliveries(step: Step, due: DueSql, now: Date): Promise<PlanCount[]> {
  const plan = await step((tx) => preparePlan(tx, due, now));
  const counts: PlanCount[] = [];
  for (let after: number | null = plan ? 0 : null; plan && after !== null; ) {
    const from: number = after;
    const chunk = await step((tx) => insertDeliveries(tx, plan, now, from));
    counts.push(...chunk.counts);
    after = chunk.lastReader;
  }
  return counts;
}

/** Chooses for every distinct profile, and makes the editions with what they say; null: none due. */
async function preparePlan(tx: Transaction, due: DueSql, now: Date): Promise<Plan | null> {
  const editions = await listDueEditions(tx, due);
  if (editions.length === 0) return null;
  const profiles = await listProfiles(tx, due);
  const pool = await listPool(tx, now);
  const chosen = profiles.map((profile) => ({
    key: profile.key,
    paperIds: choosePapers(pool, profile, now),
  }));
  const paperIds = [...new Set(chosen.flatMap((list) => list.paperIds))];
  await upsertEditions(tx, editions, now);
  await insertEditionPapers(tx, editions, await listPaperFacts(tx, paperIds));
  const changed = await listChangedPapers(tx, now);
  const { SECRET = "", MAIL_FROM } = settings();
  const ids = { key: messageIdKey(SECRET), domain: domainOf(MAIL_FROM) };
  return { due, chosen, changed, ids };
}

function sumByState(counts: PlanCount[]): JobCounts {
  const sums: Record<string, number> = { queued: 0, empty: 0, excluded: 0 };
  for (const { state, count } of counts) sums[state] = (sums[state] ?? 0) + count;
  return sums;
}
