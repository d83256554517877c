import { database } from "@/lib/database/client";

export type LetterKind = "confirm" | "signin" | "move";

/** A claimed letter with what its mail says. */
export type ClaimedLetter = {
  id: bigint;
  kind: LetterKind;
  messageId: string;
  readerId: number;
  email: string;
  tokenVersion: number;
  /** Names of the tags to follow; empty for all of them. */
  tags: string[];
  /** How many searches to follow: their words are whoever's typed the address, and so not mailed. */
  searchCount: number;
  hour: number;
  timeZone: string;
  createdAt: Date;
};

/** The contents of letters; those whose reader is gone are missing. */
export async function listLetters(ids: bigint[]): Promise<ClaimedLetter[]> {
  return database().$queryRaw<ClaimedLetter[]>`
    SELECT l.id::bigint AS id, l.kind, l.message_id AS "messageId", l.reader_id AS "readerId",
      CASE WHEN l.kind = 'move' THEN r.new_email ELSE r.email END AS email,
      r.token_version AS "tokenVersion", l.created_at AS "createdAt",
      coalesce((s.pending ->> 'hour')::int, s.hour, 7) AS hour,
      coalesce(s.pending ->> 'timeZone', s.time_zone, 'UTC') AS "timeZone",
      ARRAY(SELECT t.name FROM tags t
        WHERE t.slug = ANY (CASE WHEN s.pending -> 'tags' IS NULL THEN s.tags
          ELSE ARRAY(SELECT jsonb_array_elements_text(s.pending -> 'tags')) END)
        ORDER BY t.position) AS tags,
      CASE WHEN s.pending IS NULL THEN coalesce(cardinality(s.searches), 0)
        ELSE coalesce(jsonb_array_length(s.pending -> 'searches'), 0)
          + CASE WHEN s.pending ? 'areAdded' THEN coalesce(cardinality(s.searches), 0) ELSE 0 END
        END AS "searchCount"
    FROM letters l JOIN readers r ON r.id = l.reader_id LEFT JOIN subscriptions s ON s.reader_id = r.id
    WHERE l.id = ANY (${ids}::bigint[]) AND (l.kind <> 'move' OR r.new_email IS NOT NULL)
    ORDER BY l.id`;
}
