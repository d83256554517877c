import { database, sql, type Transaction } from "@/lib/database/client";
import type { EarlierBatch } from "./compare";
import type { LedgerBatch } from "./ledger";
import type { LookOutcome } from "./state";

export type BatchKey = { source: string; category: string; announcedOn: string };
export type BatchRow = BatchKey & {
  announcedCount: number;
  receivedCount: number;
  missingIds: string[];
  repairedAt: Date | null;
};
export type CategoryRow = {
  source: string;
  category: string;
  announcedOn: string | null;
  announcedCount: number | null;
  receivedCount: number | null;
  missingCount: number | null;
  lookedAt: Date | null;
  outcome: LookOutcome | null;
  reason: string | null;
};

/**
 * Notes what a list announced and which of it is stored, as a step of the transaction that stores its
 * papers: a batch never claims what was rolled back. Saying it again brings it up to date. Index:
 * batches_source_category_announced_on_key, papers_arxiv_id_key, papers_public_id_key (for papers of
 * a listing, which may have no other).
 */
export async function recordBatch(
  tx: Transaction,
  batch: BatchKey & { ids: string[]; listHash: string },
  now: Date,
): Promise<void> {
  await tx.$executeRaw(sql`
    WITH listed AS (
      SELECT given.id, EXISTS (SELECT 1 FROM papers WHERE arxiv_id = given.id)
          OR EXISTS (SELECT 1 FROM papers WHERE public_id = given.id) AS is_stored
      FROM (SELECT DISTINCT unnest(${batch.ids}::text[]) AS id) AS given)
    INSERT INTO batches (source, category, announced_on, announced_count, received_count,
      missing_ids, list_hash, first_seen_at, updated_at)
    SELECT ${batch.source}, ${batch.category}, ${batch.announcedOn}::date, count(*),
      count(*) FILTER (WHERE is_stored),
      coalesce(array_agg(id ORDER BY id) FILTER (WHERE NOT is_stored), '{}'),
      ${batch.listHash}, ${now}, ${now}
    FROM listed
    ON CONFLICT (source, category, announced_on) DO UPDATE SET
      announced_count = excluded.announced_count, received_count = excluded.received_count,
      missing_ids = excluded.missing_ids, list_hash = excluded.list_hash,
      updated_at = excluded.updated_at`);
}

/** The batch before or of that day that is the newest of its category. */
export async function findNewestBatch(
  source: string,
  category: string,
): Promise<(EarlierBatch & { missingCount: number }) | null> {
  const [row] = await database().$queryRaw<(EarlierBatch & { missingCount: number })[]>(sql`
    SELECT to_char(announced_on, 'YYYY-MM-DD') AS "announcedOn", list_hash AS "listHash",
           cardinality(missing_ids) AS "missingCount"
    FROM batches WHERE source = ${source} AND category = ${category}
    ORDER BY announced_on DESC LIMIT 1`);
  return row ?? null;
}

/**
 * Every list from that day on, and the newest of each category however old, oldest first. Some hundreds
 * of rows: the table is read whole.
 */
export async function listBatchesSince(day: string): Promise<LedgerBatch[]> {
  return database().$queryRaw<LedgerBatch[]>(sql`
    SELECT source, category, to_char(announced_on, 'YYYY-MM-DD') AS "announcedOn",
           announced_count AS "announcedCount", received_count AS "receivedCount",
           cardinality(missing_ids) AS "missingCount", repaired_at IS NOT NULL AS "isRepaired"
    FROM batches WHERE announced_on >= ${day}::date OR NOT EXISTS (
      SELECT 1 FROM batches AS later WHERE later.source = batches.source
        AND later.category = batches.category AND later.announced_on > batches.announced_on)
    ORDER BY announced_on, source, category`);
}

/** Batches with missing papers, the newest first. */
export async function listIncomplete(source: string, limit: number): Promise<BatchRow[]> {
  return database().$queryRaw<BatchRow[]>(sql`
    SELECT source, category, to_char(announced_on, 'YYYY-MM-DD') AS "announcedOn",
           announced_count AS "announcedCount", received_count AS "receivedCount",
           missing_ids AS "missingIds", repaired_at AS "repairedAt"
    FROM batches WHERE source = ${source} AND cardinality(missing_ids) > 0
    ORDER BY announced_on DESC, category LIMIT ${limit}`);
}

/**
 * Takes out of every batch's missing papers those that are stored by now, whoever brought them.
 * Returns how many batches that made whole.
 */
export async function settleBatches(now: Date): Promise<number> {
  const rows = await database().$queryRaw<{ isWhole: boolean }[]>(sql`
    WITH still AS (
      SELECT batches.id, coalesce(array_agg(missing.id ORDER BY missing.id)
               FILTER (WHERE papers.id IS NULL), '{}') AS missing_ids
      FROM batches CROSS JOIN unnest(missing_ids) AS missing (id)
      LEFT JOIN papers ON papers.arxiv_id = missing.id
      GROUP BY batches.id)
    UPDATE batches SET missing_ids = still.missing_ids,
      received_count = announced_count - cardinality(still.missing_ids),
      repaired_at = CASE WHEN cardinality(still.missing_ids) = 0 THEN ${now}::timestamptz END,
      updated_at = ${now}
    FROM still WHERE batches.id = still.id
      AND cardinality(batches.missing_ids) > cardinality(still.missing_ids)
    RETURNING cardinality(batches.missing_ids) = 0 AS "isWhole"`);
  return rows.filter((row) => row.isWhole).length;
}

export async function recordLook(
  key: { source: string; category: string },
  outcome: LookOutcome,
  reason: string | null,
  now: Date,
  tx: Transaction = database(),
): Promise<void> {
  await tx.$executeRaw(sql`
    INSERT INTO looks (source, category, looked_at, outcome, reason)
    VALUES (${key.source}, ${key.category}, ${now}, ${outcome}, ${reason})
    ON CONFLICT (source, category) DO UPDATE SET looked_at = excluded.looked_at,
      outcome = excluded.outcome, reason = excluded.reason`);
}

/** Every category ever looked at: its newest batch and its last look, in the order of the names. */
export async function listCategories(): Promise<CategoryRow[]> {
  return database().$queryRaw<CategoryRow[]>(sql`
    SELECT looks.source, looks.category, to_char(newest.announced_on, 'YYYY-MM-DD') AS "announcedOn",
           newest.announced_count AS "announcedCount", newest.received_count AS "receivedCount",
           cardinality(newest.missing_ids) AS "missingCount", looks.looked_at AS "lookedAt",
           looks.outcome, looks.reason
    FROM looks
    LEFT JOIN LATERAL (
      SELECT announced_on, announced_count, received_count, missing_ids FROM batches
      WHERE batches.source = looks.source AND batches.category = looks.category
      ORDER BY announced_on DESC LIMIT 1) AS newest ON true
    ORDER BY looks.source, looks.category`);
}
