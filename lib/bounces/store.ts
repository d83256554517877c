import { database, type Transaction } from "@/lib/database/client";
import type { Report } from "./parse";

/** Whom a message of ours went to. */
export type Recipient = { readerId: number; emailKey: string };

/** Null for a message that is not ours, or whose reader is gone. Indexes: …_message_id_key. */
export async function findRecipient(tx: Transaction, messageId: string): Promise<Recipient | null> {
  const rows = await tx.$queryRaw<Recipient[]>`
    SELECT r.id AS "readerId", r.email_key AS "emailKey" FROM readers r
    WHERE r.id IN (SELECT reader_id FROM deliveries WHERE message_id = ${messageId}
                   UNION ALL SELECT reader_id FROM letters WHERE message_id = ${messageId})
    LIMIT 1`;
  return rows[0] ?? null;
}

/** False when this was reported before: the same report twice is one. */
export async function insertBounce(
  tx: Transaction,
  report: Report,
  addressKey: string,
  now: Date,
): Promise<boolean> {
  const inserted = await tx.$executeRaw`
    INSERT INTO bounces (message_id, address_key, kind, status, received_at)
    VALUES (${report.messageId}, ${addressKey}, ${report.kind}, ${report.status}, ${now})
    ON CONFLICT (message_id, address_key, kind) DO NOTHING`;
  return inserted === 1;
}

/** Index: bounces_address_key_received_at_idx. */
export async function countSoftBounces(
  tx: Transaction,
  addressKey: string,
  since: Date,
): Promise<number> {
  return tx.bounce.count({ where: { addressKey, kind: "soft", receivedAt: { gte: since } } });
}

export const inTransaction = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
  database().$transaction(work);
