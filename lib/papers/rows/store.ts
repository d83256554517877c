import { database, sql, type Transaction } from "@/lib/database/client";
import type { StoredPaper } from "@/lib/papers/plan";
import type { PaperStatement } from "@/lib/papers/statement";

export type KnownPaper = {
  id: number | null;
  publicId: string;
  contentHash: string | null;
  statedAt: Date | null;
  isRemoved: boolean;
};

/** By what a paper is known. */
export type PaperKeys = { publicId: string; doi: string | null };

/** Rows and tombstones of these papers, by public id or DOI; indexes papers_public_id_key, papers_doi_key. */
export function listKnown(
  papers: PaperKeys[],
  tx: Transaction = database(),
): Promise<KnownPaper[]> {
  const publicIds = papers.map((paper) => paper.publicId);
  const dois = papers.flatMap((paper) => paper.doi ?? []);
  return tx.$queryRaw<KnownPaper[]>(sql`
    SELECT id, public_id AS "publicId", content_hash AS "contentHash", stated_at AS "statedAt",
           false AS "isRemoved"
    FROM papers WHERE public_id = ANY (${publicIds}::text[]) OR doi = ANY (${dois}::text[])
    UNION ALL
    SELECT NULL, public_id, NULL, NULL, true
    FROM tombstones WHERE public_id = ANY (${publicIds}::text[])
    ORDER BY 1, 2`);
}

/**
 * The whole rows of papers that may change, locked in the order of their ids so that two writers
 * wait for one another instead of deadlocking. Primary key.
 */
export async function lockStored(tx: Transaction, known: KnownPaper[]): Promise<StoredPaper[]> {
  const ids = known.flatMap((one) => one.id ?? []);
  if (ids.length === 0) return [];
  return tx.$queryRaw<StoredPaper[]>(sql`
    SELECT id, public_id AS "publicId", arxiv_id AS "arxivId", doi, title, abstract, tldr, authors,
           primary_category AS "primaryCategory", categories, comment, journal_ref AS "journalRef",
           links, version, versions, submitted_at AS "submittedAt", revised_at AS "revisedAt",
           to_char(announced_on, 'YYYY-MM-DD') AS "announcedOn", withdrawn_at AS "withdrawnAt",
           withdrawal_reason AS "withdrawalReason", source, stated_at AS "statedAt",
           content_hash AS "contentHash"
    FROM papers WHERE id = ANY (${ids}::int[])
    ORDER BY id FOR UPDATE`);
}

/** The columns of a statement as a record set; every list below names them in this order. */
const RECORD = sql`
  (id int, "publicId" text, "arxivId" text, doi text, title text, abstract text, tldr text,
   authors text[], "primaryCategory" text, categories text[], comment text, "journalRef" text,
   links jsonb, version int, versions jsonb, "submittedAt" timestamptz, "revisedAt" timestamptz,
   "announcedOn" date, "withdrawnAt" timestamptz, "withdrawalReason" text, source text,
   "statedAt" timestamptz, "contentHash" text)`;

/**
 * Sets the given rows, which the caller has locked. The search column follows by a trigger that
 * fires for title, authors and abstract alone.
 */
export async function updatePapers(
  tx: Transaction,
  papers: StoredPaper[],
  now: Date,
): Promise<void> {
  await tx.$executeRaw(sql`
    UPDATE papers SET
      public_id = given."publicId", arxiv_id = given."arxivId", doi = given.doi,
      title = given.title, abstract = given.abstract, tldr = given.tldr, authors = given.authors,
      primary_category = given."primaryCategory", categories = given.categories,
      comment = given.comment, journal_ref = given."journalRef", links = given.links,
      version = given.version, versions = given.versions, submitted_at = given."submittedAt",
      revised_at = given."revisedAt", announced_on = given."announcedOn",
      withdrawn_at = given."withdrawnAt", withdrawal_reason = given."withdrawalReason",
      source = given.source, stated_at = given."statedAt", content_hash = given."contentHash",
      changed_at = ${now}
    FROM jsonb_to_recordset(${JSON.stringify(papers)}::jsonb) AS given ${RECORD}
    WHERE papers.id = given.id`);
}

/**
 * Adds new rows and returns their ids by public id. In the order of public ids, so that two writers
 * adding the same papers wait for one another; what the other added first is missing from the map.
 */
export async function insertPapers(
  tx: Transaction,
  papers: PaperStatement[],
  now: Date,
): Promise<Map<string, number>> {
  if (papers.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ id: number; publicId: string }[]>(sql`
    INSERT INTO papers (public_id, arxiv_id, doi, title, abstract, tldr, authors, primary_category,
      categories, comment, journal_ref, links, version, versions, submitted_at, revised_at,
      announced_on, withdrawn_at, withdrawal_reason, source, stated_at, content_hash,
      first_seen_at, changed_at)
    SELECT "publicId", "arxivId", doi, title, abstract, tldr, authors, "primaryCategory",
      categories, comment, "journalRef", links, version, versions, "submittedAt", "revisedAt",
      "announcedOn", "withdrawnAt", "withdrawalReason", source, "statedAt", "contentHash",
      ${now}, ${now}
    FROM jsonb_to_recordset(${JSON.stringify(papers)}::jsonb) AS given ${RECORD}
    ORDER BY "publicId"
    ON CONFLICT DO NOTHING
    RETURNING id, public_id AS "publicId"`);
  return new Map(rows.map((row) => [row.publicId, row.id]));
}

/** Notes that what is stored was said again, at a later time. Changes nothing a reader sees. */
export async function touchPapers(
  tx: Transaction,
  papers: { id: number; statedAt: Date | null }[],
): Promise<void> {
  await tx.$executeRaw(sql`
    UPDATE papers SET stated_at = given."statedAt"
    FROM jsonb_to_recordset(${JSON.stringify(papers)}::jsonb) AS given (id int, "statedAt" timestamptz)
    WHERE papers.id = given.id`);
}

/** Sets the earliest of the days given and stored; returns how many rows that changed. */
export async function noteAnnouncements(
  tx: Transaction,
  announced: { arxivId: string; announcedOn: string }[],
  now: Date,
): Promise<number> {
  return tx.$executeRaw(sql`
    WITH earlier AS (
      SELECT papers.id, min(given."announcedOn") AS announced_on
      FROM jsonb_to_recordset(${JSON.stringify(announced)}::jsonb)
        AS given ("arxivId" text, "announcedOn" date)
      JOIN papers ON papers.arxiv_id = given."arxivId"
        AND (papers.announced_on IS NULL OR papers.announced_on > given."announcedOn")
      GROUP BY papers.id),
    locked AS (
      SELECT papers.id FROM papers JOIN earlier USING (id) ORDER BY papers.id FOR UPDATE OF papers)
    UPDATE papers SET announced_on = earlier.announced_on, changed_at = ${now}
    FROM earlier JOIN locked USING (id) WHERE papers.id = earlier.id`);
}
