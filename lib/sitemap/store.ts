import { database, sql } from "@/lib/database/client";
import { PAPERS_PER_PART } from "@/lib/sitemap/render";

export type SitemapPaper = { publicId: string; changedAt: Date };

/** How many parts the papers fill, by their highest id. Primary key. */
export async function countParts(): Promise<number> {
  const [row] = await database().$queryRaw<{ highest: number }[]>(
    sql`SELECT coalesce(max(id), 0)::int AS highest FROM papers`,
  );
  return Math.ceil((row?.highest ?? 0) / PAPERS_PER_PART);
}

/** The papers of one part, by ranges of id so that parts keep their papers for ever. Primary key. */
export async function listPart(part: number): Promise<SitemapPaper[]> {
  const from = (part - 1) * PAPERS_PER_PART;
  return database().$queryRaw<SitemapPaper[]>(sql`
    SELECT public_id AS "publicId", changed_at AS "changedAt" FROM papers
    WHERE id > ${from} AND id <= ${from + PAPERS_PER_PART} AND withdrawn_at IS NULL
    ORDER BY id LIMIT ${PAPERS_PER_PART}`);
}
