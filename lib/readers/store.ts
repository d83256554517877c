import { database, type Transaction } from "@/lib/database/client";

export type ReaderState = "pending" | "confirmed" | "unsubscribed" | "bounced";
export type StoredReader = {
  id: number;
  email: string;
  emailKey: string;
  state: ReaderState;
  tokenVersion: number;
  timeZone: string;
};

/** The reader a standing token names, to check it by its version. Changes nothing. */
export async function findReader(id: bigint): Promise<StoredReader | null> {
  return readReader(database(), id);
}

/** The reader of an address, by its normalised form. */
export async function findReaderByKey(emailKey: string): Promise<StoredReader | null> {
  const row = await database().reader.findUnique({ where: { emailKey }, select: { id: true } });
  return row && readReader(database(), BigInt(row.id));
}

/** The same, with the row held until the transaction ends. */
export async function findReaderLocked(tx: Transaction, id: number): Promise<StoredReader | null> {
  await tx.$executeRaw`SELECT 1 FROM readers WHERE id = ${id} FOR UPDATE`;
  return readReader(tx, BigInt(id));
}

export async function updateReaderState(
  tx: Transaction,
  id: number,
  state: ReaderState,
  now: Date,
): Promise<void> {
  const confirmedAt = state === "confirmed" ? { confirmedAt: now } : {};
  await tx.reader.update({ where: { id }, data: { state, ...confirmedAt } });
}

export type SuppressionReason = "deleted" | "complaint" | "not_me";

/** Marks an address as not to be mailed; a mark once made stays with its first reason. */
export async function insertSuppression(
  tx: Transaction,
  key: string,
  reason: SuppressionReason,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO suppressions (key, reason, created_at) VALUES (${key}, ${reason}, ${now})
    ON CONFLICT (key) DO UPDATE SET reason = excluded.reason WHERE suppressions.reason = 'deleted'`;
}

/**
 * Whether an address must not be written to. A mark by the reader's own deletion does not stop them
 * from asking anew; a complaint and "this was not me" do.
 */
export async function isSuppressed(tx: Transaction, key: string): Promise<boolean> {
  const marks = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM suppressions WHERE key = ${key} AND reason <> 'deleted' LIMIT 1`;
  return marks.length > 0;
}

/** Removes addresses that never confirmed, or said "this was not me", with all that hangs on them. */
export async function deleteUnconfirmedReaders(askedBefore: Date): Promise<number> {
  return database().$executeRaw`
    DELETE FROM readers r
    WHERE r.confirmed_at IS NULL AND r.created_at < ${askedBefore}
      AND NOT EXISTS (SELECT 1 FROM letters l WHERE l.reader_id = r.id AND l.created_at >= ${askedBefore})`;
}

async function readReader(tx: Transaction, id: bigint): Promise<StoredReader | null> {
  // Ids are 4 bytes in the table; a longer one in a token is nobody's.
  if (id > 2_147_483_647n) return null;
  const rows = await tx.$queryRaw<StoredReader[]>`
    SELECT r.id, r.email, r.email_key AS "emailKey", r.state, r.token_version AS "tokenVersion",
      coalesce(s.time_zone, 'UTC') AS "timeZone"
    FROM readers r LEFT JOIN subscriptions s ON s.reader_id = r.id
    WHERE r.id = ${Number(id)}`;
  return rows[0] ?? null;
}
