import { database, sql } from "@/lib/database/client";
import type { DuePaper, Finding } from "./look";

/** Papers that lists show; what stands below them is not lifted by one star more. */
const CANDIDATES_MAX = 5_000;

/**
 * The papers to look up at a source now, the best of trending first, which are the young and the active;
 * at most `limit`. A look of the future is one by a clock that ran ahead, and would be waited for in
 * vain. Reads only. Indexes: scores_trending (its first rows), papers_pkey, signal_looks_pkey.
 */
export async function listDue(source: string, limit: number, now: Date): Promise<DuePaper[]> {
  return database().$queryRaw<DuePaper[]>(sql`
    WITH best AS MATERIALIZED (
      SELECT paper_id, score, listed_at FROM scores
      ORDER BY score DESC, paper_id DESC LIMIT ${CANDIDATES_MAX}),
    known AS (
      SELECT papers.id, papers.arxiv_id AS "arxivId", papers.doi, best.score, looks.state,
        best.listed_at AS "listedAt",
        (SELECT link.value ->> 'url'
         FROM jsonb_array_elements(papers.links) WITH ORDINALITY AS link (value, place)
         WHERE link.value ->> 'kind' = 'code' AND link.value ->> 'url' ~* '^https?://github[.]com/'
         ORDER BY place LIMIT 1) AS repository
      FROM best JOIN papers ON papers.id = best.paper_id
      LEFT JOIN signal_looks AS looks ON looks.paper_id = papers.id AND looks.source = ${source}
      WHERE looks.next_look_at IS NULL OR looks.next_look_at <= ${now}::timestamptz
        OR looks.looked_at > ${now}::timestamptz)
    SELECT id, "arxivId", doi, repository, "listedAt", state FROM known
    WHERE CASE ${source}::text
      WHEN 'github' THEN repository IS NOT NULL
      WHEN 'hn' THEN "arxivId" IS NOT NULL
      ELSE "arxivId" IS NOT NULL OR doi IS NOT NULL END
    ORDER BY score DESC, id DESC LIMIT ${limit}`);
}

export type PlannedFinding = Finding & { nextLookAt: Date };

/**
 * Keeps what looks found, all or nothing, and returns how many readings were new: one that says what the
 * last of its series said on the same day (UTC) is not, and zero after zero never is. A paper removed meanwhile is passed over. Index:
 * observations_pkey, read backwards.
 */
export async function recordFindings(
  source: string,
  findings: PlannedFinding[],
  now: Date,
): Promise<number> {
  const [row] = await database().$queryRaw<{ newCount: number }[]>(sql`
    WITH given AS MATERIALIZED (
      SELECT found.* FROM jsonb_to_recordset(${JSON.stringify(findings)}::jsonb) AS found
        ("paperId" int, reading jsonb, state jsonb, "nextLookAt" timestamptz)
      JOIN papers ON papers.id = found."paperId"),
    looked AS (
      INSERT INTO signal_looks (paper_id, source, state, looked_at, next_look_at)
      SELECT "paperId", ${source}::text, state, ${now}::timestamptz, "nextLookAt" FROM given ORDER BY "paperId"
      ON CONFLICT (paper_id, source) DO UPDATE SET state = excluded.state,
        looked_at = excluded.looked_at, next_look_at = excluded.next_look_at),
    recorded AS (
      INSERT INTO observations (paper_id, signal, source, observed_at, value)
      SELECT "paperId", reading ->> 'signal', reading ->> 'source', ${now}::timestamptz,
        (reading ->> 'value')::float8
      FROM given LEFT JOIN LATERAL (
        SELECT value, observed_at FROM observations
        WHERE paper_id = "paperId" AND signal = reading ->> 'signal'
          AND source = reading ->> 'source'
        ORDER BY observed_at DESC LIMIT 1) AS last ON true
      WHERE reading ->> 'value' IS NOT NULL
        AND NOT (last.value IS NOT DISTINCT FROM 0 AND (reading ->> 'value')::float8 = 0)
        AND (last.value IS DISTINCT FROM (reading ->> 'value')::float8
          OR (last.observed_at AT TIME ZONE 'UTC')::date <> (${now}::timestamptz AT TIME ZONE 'UTC')::date)
      ORDER BY "paperId" ON CONFLICT DO NOTHING RETURNING 1)
    SELECT count(*)::int AS "newCount" FROM recorded`);
  return row?.newCount ?? 0;
}
