import { database, sql, type Transaction } from "@/lib/database/client";
import type { ScorePart } from "@/lib/ranking/score";
import type { TagMatch } from "@/lib/tags/match";
import type { PaperDetail } from "./detail";
import type { IncomingPaper } from "./paper";
import type { SaveCounts } from "./plan";
import { choosePublicId, parsePublicId } from "./publicId";
import { isRepetition } from "./repetition";
import { listKnown, noteAnnouncements } from "./rows/store";
import { type SourceCursor, saveStatements, withCollisions, writeCursor } from "./saving/store";
import { hashContent, statePaper } from "./statement";

export type { SourceCursor } from "./saving/store";
/** `tags` may be a getter: it is read only for papers that say something new. */
export type TaggedPaper = { paper: IncomingPaper; readonly tags: TagMatch[] };

/**
 * Stores papers with their tags, and where the source's reading stands, all or nothing. Running it
 * again with the same papers writes nothing. Racing calls may store the same papers: what they all
 * say together is stored once. `alongside` writes what must not be true without the papers.
 */
export async function savePapers(
  papers: TaggedPaper[],
  now: Date,
  cursor?: SourceCursor,
  alongside?: (tx: Transaction) => Promise<unknown>,
): Promise<SaveCounts> {
  const outlined = papers.map((one) => outline(one));
  const known = new Map((await listKnown(outlined)).map((row) => [row.contentHash, row]));
  const fresh = outlined.filter((one) => !isRepetition(one, known.get(one.contentHash)));
  const unchanged = outlined.length - fresh.length;
  if (fresh.length === 0 && !cursor && !alongside)
    return { inserted: 0, updated: 0, unchanged, removed: 0 };
  // Summaries, links and tags are worked out before a transaction is held open.
  const stated = fresh.map(({ tagged, contentHash }) => ({
    paper: statePaper(tagged.paper, contentHash),
    tags: tagged.tags,
  }));
  const saved = await withCollisions(async (tx) => {
    const counts = await saveStatements(tx, stated, now);
    if (cursor) await writeCursor(tx, cursor, now);
    await alongside?.(tx);
    return counts;
  });
  return { ...saved, unchanged: saved.unchanged + unchanged };
}

/** As much of a paper as tells whether it says anything new. */
const outline = (tagged: TaggedPaper) => ({
  tagged,
  publicId: choosePublicId(tagged.paper),
  doi: tagged.paper.doi,
  contentHash: hashContent(tagged.paper),
  statedAt: tagged.paper.statedAt ?? null,
});

export type AnnouncementCounts = { updated: number; unchanged: number; unknown: number };

/** Notes the day on which papers were first announced; an earlier day known already stays. */
export async function recordAnnouncements(
  announced: { arxivId: string; announcedOn: string }[],
  now: Date,
): Promise<AnnouncementCounts> {
  return withCollisions(async (tx) => {
    const ids = announced.map((one) => one.arxivId);
    const [known] = await tx.$queryRaw<{ count: number }[]>(sql`
      SELECT count(*)::int AS count FROM unnest(${ids}::text[]) AS given (id)
      JOIN papers ON papers.arxiv_id = given.id`);
    const updated = await noteAnnouncements(tx, announced, now);
    const knownCount = known?.count ?? 0;
    return { updated, unchanged: knownCount - updated, unknown: announced.length - knownCount };
  });
}

/** How many papers are stored, withdrawn ones included. */
export async function countPapers(): Promise<number> {
  const [row] = await database().$queryRaw<{ count: number }[]>(
    sql`SELECT count(*)::int AS count FROM papers`,
  );
  return row?.count ?? 0;
}

type DetailRow = Omit<PaperDetail, "score"> & {
  score: number | null;
  merit: number | null;
  listedAt: Date | null;
  parts: ScorePart[] | null;
};

/**
 * One paper with its tags and the parts of its score; null when no paper has this id. Takes a public
 * id in any form that parsePublicId reads. Indexes papers_public_id_key, paper_tags_pkey, scores_pkey.
 */
export async function findPaper(publicId: string): Promise<PaperDetail | null> {
  const canonical = parsePublicId(publicId);
  if (!canonical) return null;
  const [row] = await database().$queryRaw<DetailRow[]>(sql`
    SELECT papers.id, public_id AS "publicId", arxiv_id AS "arxivId", doi, title, abstract, tldr,
           authors, primary_category AS "primaryCategory", categories, comment,
           journal_ref AS "journalRef", links, version, versions, submitted_at AS "submittedAt",
           revised_at AS "revisedAt", to_char(announced_on, 'YYYY-MM-DD') AS "announcedOn",
           withdrawn_at AS "withdrawnAt", withdrawal_reason AS "withdrawalReason", source,
           first_seen_at AS "firstSeenAt", changed_at AS "changedAt",
           coalesce(carried.tags, '[]') AS tags, scores.score, scores.merit,
           scores.listed_at AS "listedAt", scores.parts
    FROM papers
    LEFT JOIN scores ON scores.paper_id = papers.id
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('slug', slug, 'name', name, 'confidence', confidence,
               'isPrimary', is_primary, 'evidence', evidence)
               ORDER BY is_primary DESC, confidence DESC, position) AS tags
      FROM paper_tags JOIN tags ON tags.id = paper_tags.tag_id
      WHERE paper_tags.paper_id = papers.id) AS carried ON true
    WHERE public_id = ${canonical}
    LIMIT 1`);
  return row ? toDetail(row) : null;
}

function toDetail({ score, merit, listedAt, parts, ...paper }: DetailRow): PaperDetail {
  const isScored = score !== null && merit !== null && listedAt !== null && parts !== null;
  return { ...paper, score: isScored ? { score, merit, listedAt, parts } : null };
}
