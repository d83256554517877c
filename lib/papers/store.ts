import { database, sql, type Transaction } from "@/lib/database/client";
import type { ScorePart } from "@/lib/ranking/score";
import type { TagMatch } from "@/lib/tags/match";
import { replaceTags } from "@/lib/tags/store";
import type { PaperDetail } from "./detail";
import type { IncomingPaper } from "./paper";
import { planSave, type SaveCounts, type SavePlan, type TaggedStatement } from "./plan";
import { parsePublicId } from "./publicId";
import {
  insertPapers,
  type KnownPaper,
  listKnown,
  lockStored,
  noteAnnouncements,
  touchPapers,
  updatePapers,
} from "./rows/store";
import { type PaperStatement, statePaper } from "./statement";

export type TaggedPaper = { paper: IncomingPaper; tags: TagMatch[] };
export type SourceCursor = { source: string; value: unknown };

/** A page of 1,000 takes about half a second; a writer may also wait for another's page. */
const PAGE_TIMEOUT_MS = 120_000;
/** Two writers meet rarely and both go on after one try; more means a fault worth seeing. */
const TRIES_MAX = 5;

/**
 * Stores papers with their tags, and where the source's reading stands, all or nothing. Running it
 * again with the same papers writes nothing. Racing calls may store the same papers: what they all
 * say together is stored once.
 */
export async function savePapers(
  papers: TaggedPaper[],
  now: Date,
  cursor?: SourceCursor,
): Promise<SaveCounts> {
  const stated = statePapers(papers);
  return withCollisions((tx) => savePapersIn(tx, stated, now, cursor));
}

/** What follows from the texts, worked out before a transaction is held open. */
export const statePapers = (papers: TaggedPaper[]): TaggedStatement[] =>
  papers.map(({ paper, tags }) => ({ paper: statePaper(paper), tags }));

/** Runs a transaction that saves papers, again from its start when another writer was in the way. */
export async function withCollisions<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database().$transaction(work, {
        timeout: PAGE_TIMEOUT_MS,
        maxWait: PAGE_TIMEOUT_MS,
      });
    } catch (error) {
      if (attempt >= TRIES_MAX || !isCollision(error)) throw error;
    }
  }
}

/** The same as one step of the caller's transaction, which withCollisions() must have opened. */
export async function savePapersIn(
  tx: Transaction,
  stated: TaggedStatement[],
  now: Date,
  cursor?: SourceCursor,
): Promise<SaveCounts> {
  const known = await listKnown(
    tx,
    stated.map((one) => one.paper),
  );
  const removed = new Set(known.filter((one) => one.isRemoved).map((one) => one.publicId));
  const hashes = new Map(known.map((one) => [one.contentHash, one]));
  const allowed = stated.filter(({ paper }) => !removed.has(paper.publicId));
  const fresh = allowed.filter(({ paper }) => !isRepetition(paper, hashes.get(paper.contentHash)));
  const plan = planSave(fresh.length > 0 ? await lockStored(tx, known) : [], fresh);
  await writePlan(tx, plan, now);
  if (cursor) await writeCursor(tx, cursor, now);
  const unchanged = plan.counts.unchanged + allowed.length - fresh.length;
  return { ...plan.counts, unchanged, removed: stated.length - allowed.length };
}

/** Said before, and not asserted for a later time: nothing to write. */
function isRepetition(paper: PaperStatement, known: KnownPaper | undefined): boolean {
  if (!known || known.publicId !== paper.publicId) return false;
  return (paper.statedAt?.getTime() ?? 0) <= (known.statedAt?.getTime() ?? 0);
}

async function writePlan(tx: Transaction, plan: SavePlan, now: Date): Promise<void> {
  const updated = plan.updates.map(({ id, tags }) => ({ paperId: id, matches: tags }));
  if (plan.updates.length > 0) {
    await updatePapers(
      tx,
      plan.updates.map(({ id, paper }) => ({ ...paper, id })),
      now,
    );
  }
  if (plan.touches.length > 0) await touchPapers(tx, plan.touches);
  const ids = await insertPapers(
    tx,
    plan.inserts.map((one) => one.paper),
    now,
  );
  if (ids.size < plan.inserts.length) throw new Collision();
  const inserted = plan.inserts.map(({ paper, tags }) => ({
    paperId: ids.get(paper.publicId) ?? null,
    matches: tags,
  }));
  const rows = [...updated, ...inserted].flatMap(({ paperId, matches }) =>
    paperId !== null && matches ? [{ paperId, matches }] : [],
  );
  if (rows.length > 0) await replaceTags(tx, rows);
}

async function writeCursor(tx: Transaction, cursor: SourceCursor, now: Date): Promise<void> {
  await tx.$executeRaw(sql`
    INSERT INTO sources (name, cursor, updated_at)
    VALUES (${cursor.source}, ${JSON.stringify(cursor.value)}::jsonb, ${now})
    ON CONFLICT (name) DO UPDATE SET cursor = excluded.cursor, updated_at = excluded.updated_at`);
}

class Collision extends Error {
  override message = "Another writer stored some of these papers first.";
}

/** Our own collision, or PostgreSQL's deadlock, serialisation failure or unique violation. */
function isCollision(error: unknown): boolean {
  if (error instanceof Collision) return true;
  const text = `${String(error)} ${JSON.stringify(error)}`;
  return /40P01|40001|23505|P2034|deadlock detected/.test(text);
}

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
