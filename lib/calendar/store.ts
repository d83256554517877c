import type { TagMonthCount } from "@/lib/calendar/months";
import { database, sql } from "@/lib/database/client";

/** `day` is YYYY-MM-DD in UTC. */
export type DayCount = { day: string; paperCount: number };
export type YearCount = { year: number; paperCount: number };

/** Papers listed on each day of a year, days without any left out. Index scores_newest. */
export async function countDays(year: number): Promise<DayCount[]> {
  return database().$queryRaw<DayCount[]>(sql`
    SELECT to_char(listed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, count(*)::int AS "paperCount"
    FROM scores
    WHERE listed_at >= ${startOf(year)} AND listed_at < ${startOf(year + 1)}
    GROUP BY 1 ORDER BY 1 LIMIT 366`);
}

/** The years that have dated papers, the latest first. */
export async function countYears(): Promise<YearCount[]> {
  return database().$queryRaw<YearCount[]>(sql`
    SELECT extract(year FROM listed_at AT TIME ZONE 'UTC')::int AS year, count(*)::int AS "paperCount"
    FROM scores WHERE listed_at > 'epoch'
    GROUP BY 1 ORDER BY 1 DESC LIMIT 100`);
}

/** The first listing at or after an instant; null when nothing came later. Index scores_newest. */
export async function findListedFrom(from: Date): Promise<Date | null> {
  const [row] = await database().$queryRaw<{ at: Date }[]>(sql`
    SELECT listed_at AS at FROM scores WHERE listed_at >= ${from}
    ORDER BY listed_at, paper_id LIMIT 1`);
  return row?.at ?? null;
}

/** The month of the newest paper, YYYY-MM; null without dated papers. Index scores_newest. */
export async function findLatestMonth(): Promise<string | null> {
  const [row] = await database().$queryRaw<{ month: string }[]>(sql`
    SELECT to_char(listed_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month
    FROM scores WHERE listed_at > 'epoch' ORDER BY listed_at DESC, paper_id DESC LIMIT 1`);
  return row?.month ?? null;
}

/** Papers of every tag by month since `from`; as of the last rescoring. */
export async function countTagMonths(from: Date): Promise<TagMonthCount[]> {
  return database().$queryRaw<TagMonthCount[]>(sql`
    SELECT tags.slug, to_char(month, 'YYYY-MM') AS month, tag_months.paper_count AS "paperCount"
    FROM tags JOIN tag_months ON tag_months.tag_id = tags.id
    WHERE month >= ${from}::date
    ORDER BY tags.slug, month LIMIT 100000`);
}

const startOf = (year: number) => new Date(Date.UTC(year, 0, 1));
