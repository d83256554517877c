import { database, sql } from "@/lib/database/client";
import { choosePublicId } from "@/lib/papers/publicId";
import { hashContent } from "@/lib/papers/statement";
import type { TaggedPaper } from "@/lib/papers/tagged";

/** As much of a paper as tells whether it says anything new. */
export type Outlined = {
  tagged: TaggedPaper;
  publicId: string;
  doi: string | null;
  contentHash: string;
  statedAt: Date | null;
};
export type News = {
  /** Of which nothing is stored, and no tombstone stands. */
  unknown: Outlined[];
  /** Of which something is, or stands earlier in the same list. */
  known: Outlined[];
  /** Said before, and not for a later time: nothing need be written. */
  unchangedCount: number;
};

type Row = { place: number; isKnown: boolean };

/**
 * What a list of papers says that is not stored yet. One statement, which returns nothing for what was
 * said before: importing a file again reads little else. Indexes papers_public_id_key, papers_doi_key,
 * tombstones_pkey.
 */
export async function findNews(papers: TaggedPaper[]): Promise<News> {
  const outlined = papers.map(outline);
  // One text a column: an array of values costs the driver as much as reading the papers.
  const list = (column: (one: Outlined) => string | null | undefined) =>
    sql`string_to_array(${outlined.map((one) => column(one) ?? "").join("\n")}, E'\\n', '')`;
  const rows = await database().$queryRaw<Row[]>(sql`
    SELECT (given.place - 1)::int AS place,
           stored.id IS NOT NULL OR EXISTS (SELECT 1 FROM papers WHERE doi = given.doi)
             OR EXISTS (SELECT 1 FROM tombstones WHERE public_id = given.public_id) AS "isKnown"
    FROM unnest(${list((one) => one.publicId)}, ${list((one) => one.doi)},
                ${list((one) => one.contentHash)},
                ${list((one) => one.statedAt?.toISOString())}::timestamptz[])
      WITH ORDINALITY AS given (public_id, doi, content_hash, stated_at, place)
    LEFT JOIN papers AS stored ON stored.public_id = given.public_id
    WHERE stored.id IS NULL OR stored.content_hash <> given.content_hash
      OR coalesce(given.stated_at, 'epoch') > coalesce(stored.stated_at, 'epoch')
    ORDER BY given.place`);
  return sortNews(outlined, rows);
}

function sortNews(outlined: Outlined[], rows: Row[]): News {
  const news: News = { unknown: [], known: [], unchangedCount: outlined.length - rows.length };
  const seen = new Set<string>();
  for (const { place, isKnown } of rows) {
    const one = outlined[place];
    if (!one) continue;
    const keys = [one.publicId, ...(one.doi ? [`doi ${one.doi}`] : [])];
    const isRepeated = keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    (isKnown || isRepeated ? news.known : news.unknown).push(one);
  }
  return news;
}

const outline = (tagged: TaggedPaper): Outlined => ({
  tagged,
  publicId: choosePublicId(tagged.paper),
  doi: tagged.paper.doi,
  contentHash: hashContent(tagged.paper),
  statedAt: tagged.paper.statedAt ?? null,
});
