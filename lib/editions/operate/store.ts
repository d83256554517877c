import { database } from "@/lib/database/client";

export type EditionName = { kind: string; editionOn: string };
export type FailedDelivery = { email: string; state: string; reason: string | null };

/** Stops what an edition has not sent; what is on its way is not called back. */
export async function cancelEdition({ kind, editionOn }: EditionName): Promise<number> {
  return database().$executeRaw`
    UPDATE deliveries SET state = 'cancelled', reason = 'by the operator', settled_at = now()
    WHERE state IN ('queued', 'in_doubt') AND settled_at IS NULL
      AND edition_id = (SELECT id FROM editions WHERE kind = ${kind} AND edition_on = ${editionOn}::date)`;
}

/** Who did not get an edition for a reason that may have passed; a dead address is not among them. */
export async function listFailed({ kind, editionOn }: EditionName): Promise<FailedDelivery[]> {
  return database().$queryRaw<FailedDelivery[]>`
    SELECT r.email, d.state, d.reason FROM deliveries d
    JOIN editions e ON e.id = d.edition_id JOIN readers r ON r.id = d.reader_id
    WHERE e.kind = ${kind} AND e.edition_on = ${editionOn}::date AND d.settled_at IS NOT NULL
      AND d.state IN ('failed', 'in_doubt') AND r.state = 'confirmed'
    ORDER BY d.id`;
}

/** Queues those again, under their own Message-IDs. The edition is open until they are settled. */
export async function requeueFailed({ kind, editionOn }: EditionName): Promise<number> {
  return database().$executeRaw`
    WITH reopened AS (
      UPDATE editions SET closed_at = NULL WHERE kind = ${kind} AND edition_on = ${editionOn}::date
      RETURNING id)
    UPDATE deliveries d SET state = 'queued', attempt_count = 0, doubt_count = 0, settled_at = NULL,
      next_attempt_at = now()
    FROM reopened, readers r
    WHERE d.edition_id = reopened.id AND r.id = d.reader_id AND r.state = 'confirmed'
      AND d.state IN ('failed', 'in_doubt') AND d.settled_at IS NOT NULL`;
}
