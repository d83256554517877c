import { database, sql, type Transaction } from "@/lib/database/client";
import type { EditionPaper } from "@/lib/deliveries/content";
import { formatReason } from "@/lib/ranking/explain";
import type { ScorePart } from "@/lib/ranking/score";
import type { PoolPaper } from "./choose";

/** Listed within this many days: what can be news in a daily or weekly edition. */
const FRESH_DAYS = 7;
/** Bounds the pool in a flood (papers); a busy week of ten categories has about 4,000. */
const FRESH_MAX = 10_000;
/** Per tag, beyond the fresh: two windows of thirty, so that exclusions leave enough. */
const PER_TAG = 60;

/**
 * Every paper an edition of `now` could mail, best score first: the fresh ones, and the best of
 * every tag and of all. A withdrawn paper has no score and cannot come.
 * Indexes: scores_newest, scores_trending, paper_tags_trending.
 */
export async function listPool(tx: Transaction, now: Date): Promise<PoolPaper[]> {
  return tx.$queryRaw<PoolPaper[]>(sql`
    WITH eligible AS (
      (SELECT paper_id FROM scores
       WHERE listed_at <= ${now} AND listed_at > ${now}::timestamptz - make_interval(days => ${FRESH_DAYS})
       ORDER BY listed_at DESC, paper_id DESC LIMIT ${FRESH_MAX})
      UNION
      (SELECT paper_id FROM scores WHERE listed_at <= ${now}
       ORDER BY score DESC, paper_id DESC LIMIT ${PER_TAG})
      UNION
      SELECT best.paper_id FROM tags CROSS JOIN LATERAL (
        SELECT paper_id FROM paper_tags WHERE tag_id = tags.id AND score IS NOT NULL
        ORDER BY score DESC, paper_id DESC LIMIT ${PER_TAG}) AS best)
    SELECT p.id, s.merit, s.listed_at AS "listedAt", p.authors,
      lower(p.title || ' ' || p.abstract) AS text,
      ARRAY(SELECT t.slug FROM paper_tags pt JOIN tags t ON t.id = pt.tag_id
            WHERE pt.paper_id = p.id ORDER BY t.position) AS tags
    FROM eligible JOIN scores s USING (paper_id) JOIN papers p ON p.id = s.paper_id
    WHERE s.listed_at <= ${now}
    ORDER BY s.score DESC, p.id DESC`);
}

/** Makes sure the edition exists; any number of planners may ask for the same one. */
export async function upsertEdition(
  tx: Transaction,
  { kind, editionOn }: { kind: string; editionOn: string },
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO editions (kind, edition_on, created_at) VALUES (${kind}, ${editionOn}::date, ${now})
    ON CONFLICT (kind, edition_on) DO NOTHING`;
}

/**
 * Closes editions that no zone can add to any more and whose deliveries are all settled. 42 hours
 * after its date began in UTC the last zone's latest slot (23:00 at UTC-12, six hours late) is over.
 */
export async function closeEditions(now: Date): Promise<number> {
  return database().$executeRaw`
    UPDATE editions SET closed_at = ${now}
    WHERE closed_at IS NULL AND edition_on < ${now}::timestamptz AT TIME ZONE 'UTC' - interval '42 hours'
      AND NOT EXISTS (SELECT 1 FROM deliveries WHERE edition_id = editions.id
        AND (state IN ('queued', 'claimed') OR (state = 'in_doubt' AND settled_at IS NULL)))`;
}

/** What an edition planned now says of these papers. */
export async function listPaperFacts(tx: Transaction, ids: number[]): Promise<EditionPaper[]> {
  const rows = await tx.$queryRaw<(EditionPaper & { parts: ScorePart[] | null })[]>`
    SELECT p.id, p.public_id AS "publicId", p.arxiv_id AS "arxivId", p.title, p.authors, p.tldr,
      (p.submitted_at AT TIME ZONE 'UTC')::date::text AS "submittedOn", p.links, s.parts,
      coalesce((SELECT jsonb_agg(jsonb_build_object('slug', t.slug, 'name', t.name)
          ORDER BY pt.is_primary DESC, pt.confidence DESC, t.position)
        FROM paper_tags pt JOIN tags t ON t.id = pt.tag_id WHERE pt.paper_id = p.id), '[]') AS tags
    FROM papers p LEFT JOIN scores s ON s.paper_id = p.id
    WHERE p.id = ANY (${ids}::int[]) ORDER BY p.id`;
  return rows.map(({ parts, ...paper }) => ({ ...paper, reason: formatReason(parts ?? []) }));
}

/** Freezes what an edition says of these papers; what was frozen before stays. */
export async function insertEditionPapers(
  tx: Transaction,
  { kind, editionOn }: { kind: string; editionOn: string },
  papers: EditionPaper[],
): Promise<void> {
  if (papers.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO edition_papers (edition_id, paper_id, facts)
    SELECT e.id, (given.facts ->> 'id')::int, given.facts
    FROM unnest(${papers.map((paper) => JSON.stringify(paper))}::jsonb[]) AS given (facts)
    JOIN editions e ON e.kind = ${kind} AND e.edition_on = ${editionOn}::date
    ON CONFLICT (edition_id, paper_id) DO NOTHING`;
}

/** The papers of a delivery as its edition froze them, in the order of `ids`. */
export async function listEditionPapers(editionId: number, ids: number[]): Promise<EditionPaper[]> {
  const rows = await database().$queryRaw<{ facts: EditionPaper }[]>`
    SELECT ep.facts FROM unnest(${ids}::int[]) WITH ORDINALITY AS given (id, place)
    JOIN edition_papers ep ON ep.edition_id = ${editionId} AND ep.paper_id = given.id
    ORDER BY given.place`;
  return rows.map((row) => row.facts);
}

/** Papers of any editions as those froze them. Index: edition_papers_pkey. */
export async function listFrozenPapers(
  asked: { editionId: number; paperId: number }[],
): Promise<{ editionId: number; paper: EditionPaper }[]> {
  if (asked.length === 0) return [];
  return database().$queryRaw`
    SELECT ep.edition_id AS "editionId", ep.facts AS paper
    FROM unnest(${asked.map((one) => one.editionId)}::int[], ${asked.map((one) => one.paperId)}::int[])
      AS asked (edition_id, paper_id)
    JOIN edition_papers ep USING (edition_id, paper_id)
    ORDER BY edition_id, paper_id`;
}
