import { database, type Transaction } from "@/lib/database/client";

/** A burst of new readers is planned in steps: a step's memory and its transaction are bounded. */
const STEP_READERS = 1_000;

/** Asks for a new reader's first edition, in the transaction that confirms them. */
export async function insertWelcome(tx: Transaction, readerId: number, now: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO welcomes (reader_id, asked_at) VALUES (${readerId}, ${now}) ON CONFLICT DO NOTHING`;
}

/** Whether anybody waits: asked every few seconds, of a table that is nearly always empty. */
export async function hasWelcomes(): Promise<boolean> {
  const rows = await database().$queryRaw<{ isAsked: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM welcomes) AS "isAsked"`;
  return rows[0]?.isAsked ?? false;
}

export type ClaimedWelcome = { readerId: number; timeZone: string };

/**
 * Takes readers who wait out of the table, for the caller's transaction to plan: if it fails they
 * wait again. Workers that ask at once get different ones.
 */
export async function claimWelcomes(tx: Transaction): Promise<ClaimedWelcome[]> {
  return tx.$queryRaw<ClaimedWelcome[]>`
    WITH claimed AS (DELETE FROM welcomes WHERE reader_id IN (
      SELECT reader_id FROM welcomes ORDER BY reader_id LIMIT ${STEP_READERS} FOR UPDATE SKIP LOCKED)
      RETURNING reader_id)
    SELECT claimed.reader_id AS "readerId", s.time_zone AS "timeZone"
    FROM claimed JOIN subscriptions s USING (reader_id) ORDER BY claimed.reader_id`;
}
