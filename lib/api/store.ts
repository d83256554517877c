import { database, raw, sql } from "@/lib/database/client";
import type { Cursor } from "@/lib/feeds/cursor";
import type { CalendarRange } from "@/lib/feeds/feed";
import type { PaperRow } from "./row";

type Position = { order: "newest" | "trending"; on: CalendarRange | undefined; offset: number };

/**
 * These papers whole, in the given order, with the latest readings of Hugging Face's upvotes and
 * comments and of GitHub's stars. Indexes: papers_pkey, observations_pkey, paper_tags_pkey.
 */
export async function listPaperRows(ids: number[]): Promise<PaperRow[]> {
  if (ids.length === 0) return [];
  return database().$queryRaw<PaperRow[]>(sql`
    SELECT papers.id, public_id AS "publicId", title, abstract, tldr, authors, links,
           submitted_at AS "submittedAt", withdrawn_at AS "withdrawnAt",
           coalesce(nullif(scores.listed_at, 'epoch'), announced_on, submitted_at) AS "listedAt",
           ARRAY(SELECT name FROM paper_tags JOIN tags ON tags.id = tag_id WHERE paper_id = papers.id
                 ORDER BY is_primary DESC, confidence DESC, position) AS "tagNames",
           ${latestSql("upvotes")} AS upvotes, ${latestSql("comments")} AS "commentCount",
           (SELECT value::int FROM observations WHERE paper_id = papers.id
              AND signal = 'github_stars' ORDER BY observed_at DESC LIMIT 1) AS "githubStars"
    FROM unnest(${ids}::int[]) WITH ORDINALITY AS wanted (id, place)
    JOIN papers ON papers.id = wanted.id
    LEFT JOIN scores ON scores.paper_id = papers.id
    ORDER BY wanted.place`);
}

const latestSql = (signal: "upvotes" | "comments") => sql`
  coalesce((SELECT value::int FROM observations WHERE paper_id = papers.id AND signal = ${signal}
    AND source = 'hf' ORDER BY observed_at DESC LIMIT 1), 0)`;

/**
 * The place after the first `offset` papers of a feed, for pages by number; null when it has fewer.
 * Walks the order's index, so callers bound the offset. Indexes: scores_newest, scores_trending.
 */
export async function findCursorAt({ order, on, offset }: Position): Promise<Cursor | null> {
  const column = raw(order === "newest" ? "listed_at" : "score");
  const value = order === "newest" ? sql`extract(epoch FROM listed_at)::float8 * 1000` : column;
  const range = on ? sql`listed_at >= ${on.from} AND listed_at < ${on.to}` : sql`true`;
  const [row] = await database().$queryRaw<{ value: number; id: number }[]>(sql`
    SELECT ${value} AS value, paper_id AS id FROM scores WHERE ${range}
    ORDER BY ${column} DESC, paper_id DESC OFFSET ${offset - 1} LIMIT 1`);
  return row ? { order, ...row } : null;
}

/** The ids of papers by their public ids, in the same order. Index papers_public_id_key. */
export async function listIdsOfPublic(publicIds: string[]): Promise<number[]> {
  const rows = await database().$queryRaw<{ id: number }[]>(sql`
    SELECT papers.id FROM unnest(${publicIds}::text[]) WITH ORDINALITY AS given (public_id, place)
    JOIN papers ON papers.public_id = given.public_id
    ORDER BY place LIMIT ${publicIds.length}`);
  return rows.map((row) => row.id);
}
