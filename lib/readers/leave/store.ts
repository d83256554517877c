import type { Transaction } from "@/lib/database/client";

/**
 * Removes a reader and everything that names or describes them: subscription, letters, tokens,
 * reports of mail servers. Their deliveries stay in the account of their editions, without papers
 * and without any way back to the person. Within the caller's transaction.
 */
export async function deleteReader(
  tx: Transaction,
  reader: { id: number; addressKey: string },
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE deliveries
    SET message_id = '<deleted.' || id || '>', paper_ids = '{}', changed_paper_ids = '{}',
      found_by = NULL,
      reason = CASE WHEN settled_at IS NULL THEN 'deleted' END,
      state = CASE WHEN settled_at IS NULL THEN 'cancelled' ELSE state END,
      settled_at = coalesce(settled_at, ${now})
    WHERE reader_id = ${reader.id}`;
  await tx.$executeRaw`DELETE FROM bounces WHERE address_key = ${reader.addressKey}`;
  await tx.$executeRaw`DELETE FROM readers WHERE id = ${reader.id}`;
}
