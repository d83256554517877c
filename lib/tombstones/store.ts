import { database, sql, type Transaction } from "@/lib/database/client";

/** Any constant: it names our advisory lock among all those of the server. */
export const TOMBSTONE_LOCK = 7_270_419;

/**
 * Removes a paper for good, with its tags, scores and observations, and keeps every source from
 * bringing it back; also one that is not stored yet. Waits for the pages that are being stored, which
 * looked for tombstones before this one stood. Returns whether the paper was stored.
 */
export async function buryPaper(publicId: string, reason: string, now: Date): Promise<boolean> {
  return database().$transaction(async (tx) => {
    await tx.$executeRaw(sql`SELECT pg_advisory_xact_lock(${TOMBSTONE_LOCK})`);
    await tx.$executeRaw(sql`
      INSERT INTO tombstones (public_id, reason, removed_at) VALUES (${publicId}, ${reason}, ${now})
      ON CONFLICT (public_id) DO UPDATE SET reason = excluded.reason`);
    const deleted = await tx.$executeRaw(sql`DELETE FROM papers WHERE public_id = ${publicId}`);
    return deleted > 0;
  });
}

/** Lets sources bring the paper again. Returns whether it was buried. */
export async function raisePaper(publicId: string): Promise<boolean> {
  return (
    (await database().$executeRaw(sql`DELETE FROM tombstones WHERE public_id = ${publicId}`)) > 0
  );
}

/** Until the caller's transaction ends, no tombstone is put up that it has not seen. */
export async function holdTombstones(tx: Transaction): Promise<void> {
  await tx.$executeRaw(sql`SELECT pg_advisory_xact_lock_shared(${TOMBSTONE_LOCK})`);
}
