import { pipeline } from "node:stream/promises";
import { setImmediate as letOthersRun } from "node:timers/promises";
import { Pool, type PoolClient } from "pg";
import { from } from "pg-copy-streams";
import { databaseUrl } from "@/lib/database/client";
import { formatCopyRow } from "@/lib/database/copyText";
import type { Outlined } from "@/lib/papers/news/store";
import type { TaggedStatement } from "@/lib/papers/plan";
import { METHOD } from "@/lib/tags/match";
import { findTagIds } from "@/lib/tags/store";
import { TOMBSTONE_LOCK } from "@/lib/tombstones/store";

const PAPERS = `papers (id, public_id, arxiv_id, doi, title, abstract, tldr, authors, primary_category,
  categories, comment, journal_ref, links, version, versions, submitted_at, revised_at, announced_on,
  withdrawn_at, withdrawal_reason, source, stated_at, content_hash, first_seen_at, changed_at)`;
const PAPER_TAGS = "paper_tags (paper_id, tag_id, confidence, is_primary, evidence, method)";

/** The text index keeps one core busy for a page; two use two, and the third waits for its next papers. */
export const LOADS_MAX = 3;
/**
 * Papers worked out at a time, some five milliseconds: between them the other pages under way get their
 * answers and their next papers, so that PostgreSQL has always something to do.
 */
const SLICE_SIZE = 40;
/**
 * Commits need not wait for the disk: what a failing machine forgets, importing the file again brings.
 * New words gather in a longer list before they are sorted into the text index: a fifth of its cost.
 * The papers ask for their scores; their tags, in the same transaction, need not ask again.
 */
const OPENING = `BEGIN; SET LOCAL synchronous_commit = off; SET LOCAL gin_pending_list_limit = '32MB';
  SET LOCAL paperfeed.scores_are_asked = 'on';
  SELECT pg_advisory_xact_lock_shared(${TOMBSTONE_LOCK})`;
/** Unique violation, serialisation failure, deadlock: another writer was in the way. */
const COLLISIONS = new Set(["23505", "40001", "40P01"]);

/**
 * Stores papers of which nothing is stored yet, with their tags, by COPY: three times as fast as
 * INSERT. COPY needs a connection of pg's own, so the whole transaction runs there.
 */
export class PaperLoader {
  private readonly pool: Pool;

  private constructor(private readonly tagIds: Map<string, number>) {
    this.pool = new Pool({ connectionString: databaseUrl(), max: LOADS_MAX });
    // An idle connection that breaks is replaced; one in use fails its own statement.
    this.pool.on("error", () => undefined);
  }

  static async open(): Promise<PaperLoader> {
    return new PaperLoader(await findTagIds());
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  /**
   * All of them or, when another writer stores one of them at the same time or a tombstone was put up,
   * none and false. Two loaders wait for one another, as both go in the order of public ids. `state`
   * works a paper out, while PostgreSQL stores those before it.
   */
  async load(papers: Outlined[], state: Stating, now: Date): Promise<boolean> {
    const client = await this.pool.connect();
    let fault: Error | undefined;
    try {
      const sorted = [...papers].sort((a, b) => (a.publicId < b.publicId ? -1 : 1));
      await client.query(OPENING);
      const isStored = await this.copyAll(client, sorted, state, now);
      await client.query(isStored ? "COMMIT" : "ROLLBACK");
      return isStored;
    } catch (error) {
      fault = error instanceof Error ? error : new Error(String(error));
      if (isCollision(error)) return false;
      throw error;
    } finally {
      // After a fault the connection is closed, which rolls its transaction back.
      client.release(fault);
    }
  }

  private async copyAll(client: PoolClient, papers: Outlined[], state: Stating, now: Date) {
    const ids = await reserveIds(client, papers);
    if (ids === null) return false;
    const tagRows: string[] = [];
    const slices = this.formatSlices(papers, ids, state, now, tagRows);
    await pipeline(slices, client.query(from(`COPY ${PAPERS} FROM STDIN`)));
    await pipeline(tagRows, client.query(from(`COPY ${PAPER_TAGS} FROM STDIN`)));
    return true;
  }

  /** The rows of papers, a slice at a time; those of their tags go to `tagRows`. */
  private async *formatSlices(
    papers: Outlined[],
    ids: number[],
    state: Stating,
    now: Date,
    tagRows: string[],
  ): AsyncGenerator<string> {
    for (let first = 0; first < papers.length; first += SLICE_SIZE) {
      let rows = "";
      let tagged = "";
      for (const [at, one] of papers.slice(first, first + SLICE_SIZE).entries()) {
        const id = ids[first + at] ?? 0;
        const { paper, tags } = state(one);
        rows += formatPaper(id, paper, now);
        tagged += this.formatTags(id, tags);
      }
      if (tagged) tagRows.push(tagged);
      yield rows;
      await letOthersRun();
    }
  }

  private formatTags(id: number, tags: TaggedStatement["tags"]): string {
    let rows = "";
    for (const { slug, confidence, isPrimary, evidence } of tags) {
      const tagId = this.tagIds.get(slug) ?? null;
      rows += formatCopyRow([id, tagId, confidence, isPrimary, evidence, METHOD]);
    }
    return rows;
  }
}

type Stating = (paper: Outlined) => TaggedStatement;

/** A row number for each paper; null when the operator removed one of them. Index tombstones_pkey. */
async function reserveIds(client: PoolClient, papers: Outlined[]): Promise<number[] | null> {
  const publicIds = papers.map(({ publicId }) => publicId);
  const { rows } = await client.query<{ ids: number[]; isBuried: boolean }>(
    `SELECT array_agg(nextval('papers_id_seq')::int) AS ids,
            EXISTS (SELECT 1 FROM tombstones WHERE public_id = ANY ($1)) AS "isBuried"
     FROM unnest($1::text[])`,
    [publicIds],
  );
  return rows[0] && !rows[0].isBuried ? rows[0].ids : null;
}

function formatPaper(id: number, paper: TaggedStatement["paper"], now: Date): string {
  return formatCopyRow([
    id,
    paper.publicId,
    paper.arxivId,
    paper.doi,
    paper.title,
    paper.abstract,
    paper.tldr,
    paper.authors,
    paper.primaryCategory,
    paper.categories,
    paper.comment,
    paper.journalRef,
    JSON.stringify(paper.links),
    paper.version,
    JSON.stringify(paper.versions),
    paper.submittedAt,
    paper.revisedAt,
    paper.announcedOn,
    paper.withdrawnAt,
    paper.withdrawalReason,
    paper.source,
    paper.statedAt,
    paper.contentHash,
    now,
    now,
  ]);
}

const isCollision = (error: unknown) =>
  error instanceof Error && "code" in error && COLLISIONS.has(String(error.code));
