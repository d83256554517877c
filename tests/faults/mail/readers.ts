import { database } from "@/lib/database/client";
import { digest } from "@/lib/editions/run";
import { insertPapers } from "../../mail/papers";

/** `count` confirmed readers whose digest is due, planned and queued. */
export async function planDeliveries(count: number): Promise<void> {
  const now = new Date();
  await insertPapers(
    Array.from({ length: 40 }, (_, place) => ({
      tags: [place % 2 ? "speech" : "code-generation"],
    })),
    now,
  );
  await database().$executeRaw`
    INSERT INTO readers (email, email_key, state, created_at, confirmed_at)
    SELECT 'reader' || n || '@example.org', 'reader' || n || '@example.org', 'confirmed',
      now() - interval '2 days', now() - interval '2 days'
    FROM generate_series(1, ${count}::int) AS n`;
  await database().$executeRaw`
    INSERT INTO subscriptions (reader_id, tags, excluded_tags, authors, phrases, hour, time_zone,
      created_at, updated_at)
    SELECT id, CASE id % 3 WHEN 0 THEN '{}'::text[] WHEN 1 THEN '{speech}' ELSE '{code-generation}' END,
      '{}', '{}', '{}', ${now.getUTCHours()}::int, 'UTC', now(), now()
    FROM readers`;
  await digest({ now, dryRun: false });
}

export type Account = { candidates: number; states: Record<string, number> };

/** The account of the one edition. */
export async function readAccount(): Promise<Account> {
  const [edition] = await database().$queryRaw<{ candidates: number }[]>`
    SELECT candidate_count AS candidates FROM editions`;
  const rows = await database().$queryRaw<{ state: string; count: number }[]>`
    SELECT state, count(*)::int AS count FROM deliveries GROUP BY state`;
  return {
    candidates: edition?.candidates ?? 0,
    states: Object.fromEntries(rows.map((row) => [row.state, row.count])),
  };
}

/** Every pause before a retry is over at once. */
export async function letTimePass(): Promise<void> {
  await database().$executeRaw`
    UPDATE deliveries SET next_attempt_at = now() WHERE next_attempt_at > now() AND settled_at IS NULL`;
  await database().$executeRaw`UPDATE mail_paces SET stopped_until = NULL`;
}

export const sumOf = ({ states }: Account): number =>
  Object.values(states).reduce((sum, count) => sum + count, 0);
