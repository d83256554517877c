import { database, sql, type Transaction } from "@/lib/database/client";
import type { DueSql } from "@/lib/editions/due/store";
import type { ChosenList } from "@/lib/editions/lists";

export type { Transaction };
/** How the steps of a plan are committed: each by itself, or all in a transaction of the caller. */
export type Step = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;
/** A paper withdrawn or replaced, and when. */
export type ChangedPaper = { id: number; at: Date };
export type PlanCount = { state: string; count: number };
/** How Message-IDs are made: a key of this installation, and the domain mail comes from. */
export type MessageIds = { key: string; domain: string };
/** What the deliveries of one planning run are made of. */
export type Plan = {
  due: DueSql;
  chosen: ChosenList[];
  changed: ChangedPaper[];
  ids: MessageIds;
  /** Said at the top of these mails. */
  note: string | null;
};

/** What a reader was mailed within this many days is not mailed again. */
export const MEMORY_DAYS = 90;

/** Compiling statements, which PostgreSQL thinks worth it for so many rows, took a third of their time. */
export const inTransaction = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
  database().$transaction(
    async (tx) => {
      await tx.$executeRaw`SET LOCAL jit = off`;
      return work(tx);
    },
    { timeout: 120_000, maxWait: 10_000 },
  );

/**
 * Papers of past editions that were withdrawn or replaced within the memory. Few: most papers are
 * never revised. Index: papers_changed.
 */
export async function listChangedPapers(tx: Transaction, now: Date): Promise<ChangedPaper[]> {
  return tx.$queryRaw<ChangedPaper[]>`
    SELECT p.id, greatest(p.withdrawn_at, CASE WHEN p.version > 1 THEN p.revised_at END) AS at
    FROM papers p
    WHERE p.changed_at > ${now}::timestamptz - make_interval(days => ${MEMORY_DAYS})
      AND greatest(p.withdrawn_at, CASE WHEN p.version > 1 THEN p.revised_at END) <= ${now}
      AND EXISTS (SELECT 1 FROM edition_papers ep WHERE ep.paper_id = p.id)
    ORDER BY p.id`;
}

/**
 * Inserts the deliveries of the subscriptions due, with the papers each gets, and adds them to their
 * editions' accounts: one statement, so that an account sums at every instant. Planning again
 * inserts nothing: one delivery per edition and reader. Index: deliveries_of_reader.
 */
export async function insertDeliveries(
  tx: Transaction,
  { due, chosen, changed, ids, note }: Plan,
  now: Date,
): Promise<PlanCount[]> {
  return tx.$queryRaw<PlanCount[]>(sql`
    WITH due AS MATERIALIZED (${due}),
    chosen AS MATERIALIZED (SELECT key, list::int[] AS ids, finders::int[] AS finders
      FROM unnest(${chosen.map((one) => one.key)}::text[],
                  ${chosen.map((one) => `{${one.paperIds.join(",")}}`)}::text[],
                  ${chosen.map(({ finders }) => finders && `{${finders.join(",")}}`)}::text[])
        AS given (key, list, finders)),
    changed AS MATERIALIZED (SELECT id AS paper_id, at
      FROM unnest(${changed.map((one) => one.id)}::int[],
                  ${changed.map((one) => one.at)}::timestamptz[]) AS given (id, at)),
    planned AS (${plannedSql(now)}),
    inserted AS (
      INSERT INTO deliveries (edition_id, reader_id, state, reason, paper_ids, changed_paper_ids, note,
        message_id, next_attempt_at, created_at, settled_at, found_by)
      SELECT edition_id, reader_id, state, reason, paper_ids, changed_ids, ${note}, ${messageIdSql(ids)}, now(),
        ${now}, CASE WHEN state <> 'queued' THEN ${now}::timestamptz END, found_by
      FROM planned
      ON CONFLICT DO NOTHING
      RETURNING edition_id, state),
    counted AS (
      UPDATE editions SET candidate_count = candidate_count + added.count, closed_at = NULL
      FROM (SELECT edition_id, count(*)::int AS count FROM inserted GROUP BY edition_id) AS added
      WHERE id = added.edition_id)
    SELECT state, count(*)::int AS count FROM inserted GROUP BY state ORDER BY state`);
}

/**
 * The due readers with their papers: the chosen list without what each was mailed before; and of
 * what they were mailed, what has changed since and was not yet said.
 */
function plannedSql(now: Date) {
  return sql`
    SELECT e.id AS edition_id, due.reader_id, due.kind, due.edition_on,
      ${stateSql(now)} AS state,
      CASE WHEN due.reader_state = 'bounced' THEN 'bounced' WHEN due.paused_until > ${now} THEN 'paused'
      END AS reason,
      picked.ids AS paper_ids, told.ids AS changed_ids,
      CASE WHEN chosen.finders IS NOT NULL THEN ARRAY(
        SELECT coalesce(due.searches[chosen.finders[array_position(chosen.ids, id)]], '')
        FROM unnest(picked.ids) WITH ORDINALITY AS one (id, place) ORDER BY place) END AS found_by
    FROM due
    JOIN editions e ON e.kind = due.kind AND e.edition_on = due.edition_on
    JOIN chosen ON chosen.key = due.profile_key
    CROSS JOIN LATERAL (
      SELECT coalesce(array_agg(mailed.paper_id), '{}') AS ids,
        coalesce(array_agg(mailed.paper_id) FILTER (WHERE changed.at > d.created_at), '{}') AS changed_ids
      FROM deliveries d CROSS JOIN LATERAL unnest(d.paper_ids) AS mailed (paper_id)
      LEFT JOIN changed ON changed.paper_id = mailed.paper_id
      WHERE d.reader_id = due.reader_id
        AND d.created_at > ${now}::timestamptz - make_interval(days => ${MEMORY_DAYS})
        AND d.state IN ('queued', 'claimed', 'accepted', 'in_doubt')) AS had
    CROSS JOIN LATERAL (
      SELECT CASE WHEN had.changed_ids = '{}' THEN '{}' ELSE coalesce((
        SELECT array_agg(DISTINCT news.id ORDER BY news.id) FROM unnest(had.changed_ids) AS news (id)
        WHERE NOT EXISTS (SELECT 1 FROM deliveries d
          WHERE d.reader_id = due.reader_id AND news.id = ANY (d.changed_paper_ids))), '{}') END AS ids) AS told
    CROSS JOIN LATERAL (
      SELECT CASE WHEN had.ids = '{}' THEN chosen.ids[:due.paper_count] ELSE coalesce((
        SELECT array_agg(id ORDER BY place) FROM (
          SELECT id, place FROM unnest(chosen.ids) WITH ORDINALITY AS listed (id, place)
          WHERE NOT EXISTS (SELECT 1 FROM unnest(had.ids) AS mailed (id) WHERE mailed.id = listed.id)
          ORDER BY place LIMIT due.paper_count) AS first), '{}') END AS ids) AS picked`;
}

const stateSql = (now: Date) => sql`
  CASE WHEN due.reader_state = 'bounced' OR due.paused_until > ${now} THEN 'excluded'
  WHEN cardinality(picked.ids) + cardinality(told.ids) = 0 AND NOT due.mails_quiet_days THEN 'empty'
  ELSE 'queued' END`;

/** Stable: the same edition for the same reader always has the same Message-ID. */
const messageIdSql = ({ key, domain }: MessageIds) => sql`
  '<' || kind || '.' || edition_on || '.' ||
  left(encode(sha256(convert_to(${key} || ':' || reader_id, 'UTF8')), 'hex'), 24) || '@' || ${domain} || '>'`;
