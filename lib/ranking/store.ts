import { database, sql, type Transaction } from "@/lib/database/client";
import type { Reading } from "@/lib/observations/reading";
import type { Formula } from "@/lib/ranking/formula";
import {
  type PaperScore,
  type ScoreInput,
  type ScorePart,
  selectTextParts,
} from "@/lib/ranking/score";

/** `textKey`: of the text that was read, or need not be. */
export type DuePaper = ScoreInput & { id: number; isWithdrawn: boolean; textKey: string };
export type ScoredPaper = PaperScore & { id: number; textKey: string };
type DueRow = Omit<DuePaper, "readings"> & {
  readings: StoredReading[] | null;
  knownParts: ScorePart[] | null;
};
type StoredReading = Omit<Reading, "observedAt"> & { observedAt: number };

/** A batch of a thousand takes well under a second; this is for a machine under load. */
const TRANSACTION_TIMEOUT_MS = 60_000;

/**
 * Asks for the scores that another formula wrote, and for those whose later instant has come. Indexes:
 * scores_formula, later_scores_due.
 */
export async function requestOutdatedScores(formula: string, now: Date): Promise<void> {
  await database().$executeRaw(sql`
    WITH come AS (DELETE FROM later_scores WHERE due_at <= ${now} RETURNING paper_id)
    INSERT INTO due_scores (paper_id)
    SELECT paper_id FROM come
    UNION SELECT paper_id FROM scores WHERE formula < ${formula} OR formula > ${formula}
    ON CONFLICT DO NOTHING`);
}

/** Keeps a formula with its numbers when it ranks for the first time. Index: formulas_pkey. */
export async function recordFormula(formula: Formula, now: Date): Promise<void> {
  const { name, version, model, rules } = formula;
  const known = await database().formula.findUnique({ where: { name }, select: { name: true } });
  if (known) return;
  await database().$executeRaw(sql`
    INSERT INTO formulas (name, version, parameters, first_used_at)
    VALUES (${name}, ${version}, ${JSON.stringify({ model, rules })}::jsonb, ${now})
    ON CONFLICT (name) DO NOTHING`);
}

/** How many papers the next rescoring would take, outdated formulas included. */
export async function countDueScores(formula: string, now: Date): Promise<number> {
  const [row] = await database().$queryRaw<{ count: number }[]>(sql`
    SELECT count(*)::int AS count FROM (
      SELECT paper_id FROM due_scores UNION SELECT paper_id FROM due_readings
      UNION SELECT paper_id FROM later_scores WHERE due_at <= ${now}
      UNION SELECT paper_id FROM scores WHERE formula < ${formula} OR formula > ${formula}) AS due`);
  return row?.count ?? 0;
}

/** Runs one batch as one transaction: a rescoring that dies leaves its papers due. */
export async function withScoreBatch<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  return database().$transaction(work, { timeout: TRANSACTION_TIMEOUT_MS });
}

/**
 * Takes up to `limit` requests and returns their papers, withdrawn ones too. Skips what a change
 * or another rescoring holds locked; that stays due. Two statements: the second one's snapshot is
 * younger than the locks, so it sees whatever asked. Indexes: due_scores_pkey, papers_pkey.
 */
export async function takeDuePapers(
  tx: Transaction,
  limit: number,
  formula: string,
): Promise<DuePaper[]> {
  const taken = await tx.$queryRaw<{ id: number }[]>(sql`
    DELETE FROM due_scores WHERE paper_id IN (
      SELECT paper_id FROM due_scores ORDER BY paper_id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING paper_id AS id`);
  return listScorable(
    tx,
    taken.map((row) => row.id),
    formula,
  );
}

/**
 * All that a formula reads of these papers, readings of any instant. Where `formula` scored the same text
 * before, its parts come instead of the text, of which half the work is. Indexes: papers_pkey, scores_pkey,
 * observations_pkey, paper_tags_pkey.
 */
export async function listScorable(
  tx: Transaction,
  ids: number[],
  formula: string | null,
): Promise<DuePaper[]> {
  const rows = await tx.$queryRaw<DueRow[]>(sql`
    SELECT papers.id, text_key AS "textKey", known.parts AS "knownParts",
           CASE WHEN known.parts IS NULL THEN title ELSE '' END AS title,
           CASE WHEN known.parts IS NULL THEN abstract ELSE '' END AS abstract,
           CASE WHEN known.parts IS NULL THEN links ELSE '[]' END AS links,
           cardinality(authors) AS "authorCount", announced_on AS "announcedOn",
           submitted_at AS "submittedAt", withdrawn_at IS NOT NULL AS "isWithdrawn",
           (SELECT slug FROM paper_tags JOIN tags ON tags.id = tag_id
            WHERE paper_id = papers.id AND is_primary ORDER BY tag_id LIMIT 1) AS "primaryTag",
           (SELECT jsonb_agg(jsonb_build_object('signal', signal, 'source', source, 'value', value,
                      'observedAt', extract(epoch FROM observed_at) * 1000))
            FROM observations WHERE paper_id = papers.id) AS readings
    FROM papers
    CROSS JOIN LATERAL (SELECT md5(concat_ws(chr(31), title, abstract, links::text,
      cardinality(authors)))::uuid AS text_key) AS text
    LEFT JOIN LATERAL (SELECT parts FROM scores WHERE scores.paper_id = papers.id
      AND scores.formula = ${formula} AND scores.text_key = text.text_key) AS known ON true
    WHERE papers.id = ANY (${ids}::int[])
    ORDER BY papers.id`);
  return rows.map(({ knownParts, ...row }) => ({
    ...row,
    textParts: knownParts && selectTextParts(knownParts),
    readings: (row.readings ?? []).map(toReading),
  }));
}

const toReading = (stored: StoredReading): Reading => ({
  ...stored,
  observedAt: new Date(stored.observedAt),
});

/** Inserts or replaces these scores and their copies in paper_tags, in two statements. */
export async function upsertScores(
  tx: Transaction,
  scored: ScoredPaper[],
  formula: string,
  now: Date,
): Promise<void> {
  await tx.$executeRaw(sql`
    INSERT INTO scores (paper_id, score, merit, listed_at, parts, formula, text_key, scored_at)
    SELECT id, score, merit, "listedAt", parts, ${formula}, "textKey", ${now}
    FROM jsonb_to_recordset(${JSON.stringify(scored)}::jsonb) AS given
      (id int, score float8, merit float8, "listedAt" timestamptz, parts jsonb, "textKey" uuid)
    ON CONFLICT (paper_id) DO UPDATE SET score = excluded.score, merit = excluded.merit,
      listed_at = excluded.listed_at, parts = excluded.parts, formula = excluded.formula,
      text_key = excluded.text_key, scored_at = excluded.scored_at`);
  await copyScores(
    tx,
    scored.map((paper) => paper.id),
  );
}

/** No feed shows a paper without a score. */
export async function removeScores(tx: Transaction, ids: number[]): Promise<void> {
  await tx.$executeRaw(sql`DELETE FROM scores WHERE paper_id = ANY (${ids}::int[])`);
  await copyScores(tx, ids);
}

/**
 * Makes the copies in paper_tags those of scores. Skips rows that a retagging holds: what it
 * inserts instead asks for these scores again, and waiting for it could deadlock.
 */
async function copyScores(tx: Transaction, ids: number[]): Promise<void> {
  await tx.$executeRaw(sql`
    WITH free AS MATERIALIZED (
      SELECT paper_id, tag_id FROM paper_tags WHERE paper_id = ANY (${ids}::int[])
      FOR NO KEY UPDATE SKIP LOCKED)
    UPDATE paper_tags AS copy
    SET score = scores.score, merit = scores.merit, listed_at = scores.listed_at
    FROM free LEFT JOIN scores USING (paper_id)
    WHERE copy.paper_id = free.paper_id AND copy.tag_id = free.tag_id
      AND (copy.score, copy.merit, copy.listed_at)
        IS DISTINCT FROM (scores.score, scores.merit, scores.listed_at)`);
}

/** Sets when these papers are due again; without an instant they are not. Index: later_scores_pkey. */
export async function recordLaterScores(
  tx: Transaction,
  papers: { id: number; dueAt: Date | null }[],
): Promise<void> {
  const ids = papers.map(({ id }) => id);
  await tx.$executeRaw(sql`DELETE FROM later_scores WHERE paper_id = ANY (${ids}::int[])`);
  const later = papers.flatMap(({ id, dueAt }) => (dueAt ? [{ id, dueAt }] : []));
  if (later.length === 0) return;
  await tx.$executeRaw(sql`
    INSERT INTO later_scores (paper_id, due_at)
    SELECT id, "dueAt" FROM jsonb_to_recordset(${JSON.stringify(later)}::jsonb) AS given
      (id int, "dueAt" timestamptz)
    ON CONFLICT (paper_id) DO UPDATE SET due_at = excluded.due_at`);
}
