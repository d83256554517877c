import { database, sql, type Transaction } from "@/lib/database/client";
import type { ScorePart } from "@/lib/ranking/score";
import type { PaperDetail } from "./detail";
import type { PaperLoader } from "./loading/store";
import { findNews, type Outlined } from "./news/store";
import type { SaveCounts, TaggedStatement } from "./plan";
import { parsePublicId } from "./publicId";
import { noteAnnouncements } from "./rows/store";
import { type SourceCursor, saveStatements, withCollisions, writeCursor } from "./saving/store";
import { statePaper } from "./statement";
import type { TaggedPaper } from "./tagged";

export type { SourceCursor } from "./saving/store";
export type { TaggedPaper } from "./tagged";

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
  const { unknown, known, unchangedCount } = await findNews(papers);
  if (unknown.length + known.length === 0 && !cursor && !alongside)
    return { ...NOTHING_SAVED, unchanged: unchangedCount };
  // Summaries, links and tags are worked out before a transaction is held open.
  const stated = [...unknown, ...known].map(stateTagged);
  const saved = await withCollisions(async (tx) => {
    const counts = await saveStatements(tx, stated, now);
    if (cursor) await writeCursor(tx, cursor, now);
    await alongside?.(tx);
    return counts;
  });
  return { ...saved, unchanged: saved.unchanged + unchangedCount };
}

/**
 * The same for one page of a bulk load: what is new goes by COPY, what is known already is merged.
 * Whom another writer came before is merged too.
 */
export async function loadPapers(
  papers: TaggedPaper[],
  loader: PaperLoader,
  now: Date,
): Promise<SaveCounts> {
  const { unknown, known, unchangedCount } = await findNews(papers);
  const isLoaded = unknown.length > 0 && (await loader.load(unknown, stateTagged, now));
  const rest = [...(isLoaded ? [] : unknown), ...known].map(stateTagged);
  const saved =
    rest.length === 0 ? NOTHING_SAVED : await withCollisions((tx) => saveStatements(tx, rest, now));
  return {
    ...saved,
    inserted: saved.inserted + (isLoaded ? unknown.length : 0),
    unchanged: saved.unchanged + unchangedCount,
  };
}

const NOTHING_SAVED: SaveCounts = { inserted: 0, updated: 0, unchanged: 0, removed: 0 };

const stateTagged = ({ tagged, contentHash }: Outlined): TaggedStatement => ({
  paper: statePaper(tagged.paper, contentHash),
  tags: tagged.tags,
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
