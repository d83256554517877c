import { database, sql, type Transaction } from "@/lib/database/client";
import { planSave, type SaveCounts, type SavePlan, type TaggedStatement } from "@/lib/papers/plan";
import {
  insertPapers,
  listKnown,
  lockStored,
  touchPapers,
  updatePapers,
} from "@/lib/papers/rows/store";
import { replaceTags } from "@/lib/tags/store";
import { holdTombstones } from "@/lib/tombstones/store";

export type SourceCursor = { source: string; value: unknown };

/** A page of 1,000 takes about half a second; a writer may also wait for another's page. */
const PAGE_TIMEOUT_MS = 120_000;
/** Two writers meet rarely and both go on after one try; more means a fault worth seeing. */
const TRIES_MAX = 5;

/** Runs a transaction that saves papers, again from its start when another writer was in the way. */
export async function withCollisions<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database().$transaction(work, {
        timeout: PAGE_TIMEOUT_MS,
        maxWait: PAGE_TIMEOUT_MS,
      });
    } catch (error) {
      if (attempt >= TRIES_MAX || !isCollision(error)) throw error;
    }
  }
}

/** Stores papers as one step of a transaction that withCollisions() opened. */
export async function saveStatements(
  tx: Transaction,
  stated: TaggedStatement[],
  now: Date,
): Promise<SaveCounts> {
  await holdTombstones(tx);
  const known = await listKnown(
    stated.map((one) => one.paper),
    tx,
  );
  const removed = new Set(known.filter((one) => one.isRemoved).map((one) => one.publicId));
  const allowed = stated.filter(({ paper }) => !removed.has(paper.publicId));
  const plan = planSave(await lockStored(tx, known), allowed);
  await writePlan(tx, plan, now);
  return { ...plan.counts, removed: stated.length - allowed.length };
}

async function writePlan(tx: Transaction, plan: SavePlan, now: Date): Promise<void> {
  const updated = plan.updates.map(({ id, tags }) => ({ paperId: id, matches: tags }));
  if (plan.updates.length > 0) {
    await updatePapers(
      tx,
      plan.updates.map(({ id, paper }) => ({ ...paper, id })),
      now,
    );
  }
  if (plan.touches.length > 0) await touchPapers(tx, plan.touches);
  const ids = await insertPapers(
    tx,
    plan.inserts.map((one) => one.paper),
    now,
  );
  if (ids.size < plan.inserts.length) throw new Collision();
  const inserted = plan.inserts.map(({ paper, tags }) => ({
    paperId: ids.get(paper.publicId) ?? null,
    matches: tags,
  }));
  const rows = [...updated, ...inserted].flatMap(({ paperId, matches }) =>
    paperId !== null && matches ? [{ paperId, matches }] : [],
  );
  if (rows.length > 0) await replaceTags(tx, rows);
}

/** Notes where the reading of a source stands. */
export async function writeCursor(tx: Transaction, cursor: SourceCursor, now: Date): Promise<void> {
  await tx.$executeRaw(sql`
    INSERT INTO sources (name, cursor, updated_at)
    VALUES (${cursor.source}, ${JSON.stringify(cursor.value)}::jsonb, ${now})
    ON CONFLICT (name) DO UPDATE SET cursor = excluded.cursor, updated_at = excluded.updated_at`);
}

class Collision extends Error {
  override message = "Another writer stored some of these papers first.";
}

/** Our own collision, or PostgreSQL's deadlock, serialisation failure or unique violation. */
function isCollision(error: unknown): boolean {
  if (error instanceof Collision) return true;
  const text = `${String(error)} ${JSON.stringify(error)}`;
  return /40P01|40001|23505|P2034|deadlock detected/.test(text);
}
