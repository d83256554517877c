import { database, sql } from "@/lib/database/client";
import type { ExportedPaper, ExportedReader } from "./line";

export type Keyed<T> = T & { id: number };

/** The next papers by id, whole. Primary keys. */
export function listExportedPapers(
  afterId: number,
  limit: number,
): Promise<Keyed<ExportedPaper>[]> {
  return database().$queryRaw<Keyed<ExportedPaper>[]>(sql`
    SELECT id, public_id AS "publicId", arxiv_id AS "arxivId", doi, title, abstract, authors,
           primary_category AS "primaryCategory", categories, comment,
           journal_ref AS "journalRef", version, versions, submitted_at AS "submittedAt",
           revised_at AS "revisedAt", to_char(announced_on, 'YYYY-MM-DD') AS "announcedOn",
           withdrawn_at AS "withdrawnAt", withdrawal_reason AS "withdrawalReason", links, source,
           first_seen_at AS "firstSeenAt",
           ARRAY(SELECT slug FROM paper_tags JOIN tags ON tags.id = tag_id
                 WHERE paper_id = papers.id ORDER BY is_primary DESC, confidence DESC, slug) AS tags,
           coalesce((SELECT jsonb_agg(jsonb_build_object('signal', signal, 'source', source,
               'observedAt', to_char(observed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
               'value', value) ORDER BY observed_at, signal, source)
             FROM observations WHERE paper_id = papers.id), '[]') AS observations
    FROM papers WHERE id > ${afterId} ORDER BY id LIMIT ${limit}`);
}

/** The next readers by id with their subscriptions. Primary key, subscriptions_reader_id_key. */
export function listExportedReaders(
  afterId: number,
  limit: number,
): Promise<Keyed<ExportedReader>[]> {
  return database().$queryRaw<Keyed<ExportedReader>[]>(sql`
    SELECT readers.id, email, state, readers.created_at AS "createdAt",
           confirmed_at AS "confirmedAt",
           CASE WHEN subscriptions.id IS NOT NULL THEN jsonb_build_object('tags', tags,
             'excludedTags', excluded_tags, 'authors', authors, 'phrases', phrases, 'searches', searches,
             'minScore', min_score, 'paperCount', paper_count, 'cadence', cadence,
             'weekdaysOnly', weekdays_only, 'mailsQuietDays', mails_quiet_days, 'hour', hour,
             'timeZone', time_zone, 'pausedUntil', paused_until) END AS subscription
    FROM readers LEFT JOIN subscriptions ON reader_id = readers.id
    WHERE readers.id > ${afterId} ORDER BY readers.id LIMIT ${limit}`);
}
