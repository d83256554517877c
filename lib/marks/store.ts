import { type Allowance, claimAllowance } from "@/lib/allowances/store";
import type { CitedPaper } from "@/lib/citations/cited";
import { database, sql } from "@/lib/database/client";
import type { MarkKind, PaperMarks } from "./mark";

export type MarkTarget = { kind: MarkKind; readerId: number; paperId: number };
export type MarkedPaper = { publicId: string; title: string; markedAt: Date };

/** Takes one of each allowance; false, with the others still taken, when one has none left. */
export async function claimMarks(allowances: Allowance[]): Promise<boolean> {
  for (const allowance of allowances) {
    if (!(await claimAllowance(database(), allowance))) return false;
  }
  return true;
}

/**
 * Sets a mark; setting it again keeps the first. Nothing happens when reader or paper are just being
 * deleted: their rows are held against that.
 */
export async function insertMark(
  { kind, readerId, paperId }: MarkTarget,
  rangeKey: string,
  now: Date,
): Promise<void> {
  await database().$executeRaw(sql`
    INSERT INTO marks (reader_id, paper_id, kind, range_key, marked_at)
    SELECT readers.id, papers.id, ${kind}, ${rangeKey}, ${now}
    FROM readers, papers WHERE readers.id = ${readerId} AND papers.id = ${paperId}
    FOR KEY SHARE
    ON CONFLICT DO NOTHING`);
}

export async function deleteMark({ kind, readerId, paperId }: MarkTarget): Promise<void> {
  await database().$executeRaw(sql`
    DELETE FROM marks WHERE reader_id = ${readerId} AND paper_id = ${paperId} AND kind = ${kind}`);
}

/** The upvotes of a statement's `papers`, by readers here. Index: marks_of_paper. */
export const countUpvotesSql = sql`(SELECT count(*)::int FROM marks
  WHERE paper_id = papers.id AND kind = 'upvote')`;

/** Null when there is no such paper. Indexes: papers_public_id_key, marks_pkey, marks_of_paper. */
export async function findMarks(
  publicId: string,
  readerId: number | null,
): Promise<(PaperMarks & { paperId: number }) | null> {
  const [row] = await database().$queryRaw<(PaperMarks & { paperId: number })[]>(sql`
    SELECT papers.id AS "paperId", public_id AS "publicId", title,
      ${isMarked("upvote", readerId)} AS "isUpvoted", ${isMarked("save", readerId)} AS "isSaved",
      ${countUpvotesSql} AS "upvoteCount"
    FROM papers WHERE public_id = ${publicId} LIMIT 1`);
  return row ?? null;
}

const isMarked = (kind: MarkKind, readerId: number | null) => sql`
  EXISTS (SELECT FROM marks
    WHERE reader_id = ${readerId} AND paper_id = papers.id AND kind = ${kind})`;

/** What a reader marked, the latest first. Index: marks_of_reader. */
export async function listMarked(
  readerId: number,
  kind: MarkKind,
  limit: number,
): Promise<MarkedPaper[]> {
  return database().$queryRaw<MarkedPaper[]>(sql`
    SELECT public_id AS "publicId", title, marked_at AS "markedAt"
    FROM marks JOIN papers ON papers.id = marks.paper_id
    WHERE reader_id = ${readerId} AND kind = ${kind}
    ORDER BY marked_at DESC, paper_id DESC LIMIT ${limit}`);
}

/** The papers a reader saved, as a reference needs them, the latest first. Index: marks_of_reader. */
export async function listSavedPapers(
  readerId: number,
  limit: number,
): Promise<Omit<CitedPaper, "url">[]> {
  return database().$queryRaw<Omit<CitedPaper, "url">[]>(sql`
    SELECT public_id AS "publicId", arxiv_id AS "arxivId", doi, title, abstract, authors,
      submitted_at AS "submittedAt", primary_category AS "primaryCategory",
      journal_ref AS "journalRef"
    FROM marks JOIN papers ON papers.id = marks.paper_id
    WHERE reader_id = ${readerId} AND kind = 'save'
    ORDER BY marked_at DESC, paper_id DESC LIMIT ${limit}`);
}
