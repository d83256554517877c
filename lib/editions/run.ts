import { listLateCategories } from "@/lib/batches/run";
import { settings } from "@/lib/env";
import { domainOf, messageIdKey } from "@/lib/mail/identity";
import type { Job, JobCounts } from "@/lib/runs/job";
import { zoneOffsetMinutes } from "@/lib/subscriptions/zone";
import { type IndexedPool, indexPool, memoryOfFresh } from "./choose";
import { listDueSlots } from "./due/clock";
import {
  type DueSql,
  dueSql,
  findLastReader,
  listDueProfiles,
  listDueSearches,
  listKnownEditions,
  listTimeZones,
  welcomeSql,
} from "./due/store";
import { askSearches } from "./found/run";
import { composeLateNote } from "./late";
import { chooseLists, listUnfrozen } from "./lists";
import {
  type ChangedPaper,
  insertDeliveries,
  inTransaction,
  listChangedPapers,
  type PlanCount,
  type Step,
  type Transaction,
} from "./plan/store";
import {
  closeEditions,
  insertEditionPapers,
  listPaperFacts,
  listPool,
  upsertEdition,
} from "./store";
import { claimWelcomes, hasWelcomes } from "./welcome/store";

/** One step's worth of readers: bounds its memory, and what a crash makes anew. */
const STEP_READERS = 4_000;
/** Steps at once; more would only wait for the two cores of a small server. */
const STEPS_AT_ONCE = 2;

/** What every step of one planning run shares. */
type Shared = {
  pool: IndexedPool;
  changed: ChangedPaper[];
  /** Papers written down, by edition. */
  frozen: Map<string, Set<number>>;
  note: string | null;
  now: Date;
};

/** Thrown to leave no trace of a dry run; carries what it counted. */
class DryRun extends Error {
  constructor(readonly counts: PlanCount[]) {
    super("A dry run is rolled back.");
  }
}

/**
 * Plans the deliveries of every subscription whose hour has come, then closes what is over. It
 * plans only; deliverMail sends. If it dies, the steps written stay, and the next run writes the
 * others: a reader has one delivery per edition, and one planned is no longer due. While the list of
 * a category is late, slots wait for a while; then they go, saying so.
 */
export const digest: Job = async ({ now, dryRun }) => {
  const late = await listLateCategories(now);
  const counts = await (dryRun
    ? rehearse(late, now)
    : planDue(inTransaction, STEPS_AT_ONCE, late, now));
  const closed = dryRun ? 0 : await closeEditions(now);
  return { ...sumByState(counts), closed, ...(late.length > 0 ? { late: late.join(" ") } : {}) };
};

/** Counts what would be planned: all of it is done in one transaction, which is then rolled back. */
async function rehearse(late: string[], now: Date): Promise<PlanCount[]> {
  try {
    return await inTransaction(async (tx) => {
      throw new DryRun(await planDue((work) => work(tx), 1, late, now));
    });
  } catch (error) {
    if (error instanceof DryRun) return error.counts;
    throw error;
  }
}

async function planDue(
  step: Step,
  stepsAtOnce: number,
  late: string[],
  now: Date,
): Promise<PlanCount[]> {
  const slots = listDueSlots(await step(listTimeZones), now, late.length > 0);
  const dates = [...new Set(slots.map((slot) => slot.editionOn))];
  const known = await step((tx) => listKnownEditions(tx, dates));
  const last = await step(findLastReader);
  const all = dueSql(slots, known, { after: 0, upTo: last });
  const shared = await prepare(step, all, composeLateNote(late), now);
  const counts: PlanCount[] = [];
  let after = 0;
  const lane = async () => {
    while (after < last) {
      const range = { after, upTo: after + STEP_READERS };
      after = range.upTo;
      const due = dueSql(slots, known, range);
      counts.push(...(await planStep(step, due, shared)));
    }
  };
  await Promise.all(Array.from({ length: stepsAtOnce }, lane));
  return counts;
}

/**
 * Plans the first editions of readers who confirmed, dated by their own calendars. One transaction:
 * if it dies they wait for the next.
 */
export async function planWelcomes(now: Date): Promise<void> {
  if (!(await hasWelcomes())) return;
  await inTransaction(async (tx) => {
    const welcomes = (await claimWelcomes(tx)).map(({ readerId, timeZone }) => {
      const local = new Date(now.getTime() + zoneOffsetMinutes(timeZone, now) * 60_000);
      return { readerId, editionOn: local.toISOString().slice(0, 10) };
    });
    if (welcomes.length === 0) return;
    const due = welcomeSql(welcomes);
    const step: Step = (work) => work(tx);
    await planStep(step, due, await prepare(step, due, null, now));
  });
}

/** `due`: everybody the plan is for. */
async function prepare(step: Step, due: DueSql, note: string | null, now: Date): Promise<Shared> {
  const pool = indexPool(await step((tx) => listPool(tx, now)), now);
  await askSearches(step, await step((tx) => listDueSearches(tx, due)), pool);
  const changed = await step((tx) => listChangedPapers(tx, now));
  return { pool, changed, frozen: new Map(), note, now };
}

/** Chooses for the profiles due, makes their editions with what they say, and plans deliveries. */
async function planStep(step: Step, due: DueSql, shared: Shared): Promise<PlanCount[]> {
  const profiles = await step((tx) => listDueProfiles(tx, due, memoryOfFresh(shared.now)));
  if (profiles.length === 0) return [];
  const lists = chooseLists(profiles, shared.pool);
  // Committed before any delivery that says it: another lane may count on it.
  for (const [edition, ids] of listUnfrozen(profiles, lists, shared.frozen)) {
    await step((tx) => freeze(tx, edition, ids, shared.now));
    shared.frozen.set(edition, new Set([...(shared.frozen.get(edition) ?? []), ...ids]));
  }
  const { SECRET = "", MAIL_FROM } = settings();
  const ids = { key: messageIdKey(SECRET), domain: domainOf(MAIL_FROM) };
  const { changed, note, now } = shared;
  return step((tx) =>
    insertDeliveries(tx, { due, chosen: [...lists.values()], changed, ids, note }, now),
  );
}

async function freeze(
  tx: Transaction,
  edition: string,
  ids: Set<number>,
  now: Date,
): Promise<void> {
  const [kind = "", editionOn = ""] = edition.split(" ");
  await upsertEdition(tx, { kind, editionOn }, now);
  if (ids.size === 0) return;
  await insertEditionPapers(tx, { kind, editionOn }, await listPaperFacts(tx, [...ids]));
}

function sumByState(counts: PlanCount[]): JobCounts {
  const sums: Record<string, number> = { queued: 0, empty: 0, excluded: 0 };
  for (const { state, count } of counts) sums[state] = (sums[state] ?? 0) + count;
  return sums;
}
