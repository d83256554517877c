import { database, sql, type Transaction } from "@/lib/database/client";
import { extendRange, type FeedRange, MINIMUM_PAPERS, windowRange } from "@/lib/feeds/window";
import { type Formula, parseFormula } from "@/lib/ranking/formula";
import { AHEAD_MAX_MS } from "@/lib/ranking/listed";
import type { Basis } from "./report";

export type NamedPaper = { id: number; publicId: string; isRevised: boolean };

/** Reading a million papers takes minutes on a small machine. */
const SNAPSHOT_TIMEOUT_MS = 30 * 60_000;

/** Runs reads on one snapshot in which PostgreSQL itself refuses every write. */
export async function withSnapshot<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  return database().$transaction(
    async (tx) => {
      await tx.$executeRaw(sql`SET TRANSACTION READ ONLY`);
      return work(tx);
    },
    { isolationLevel: "RepeatableRead", timeout: SNAPSHOT_TIMEOUT_MS },
  );
}

export async function findBasis(tx: Transaction, at: Date): Promise<Basis> {
  const [row] = await tx.$queryRaw<{ isSeen: boolean }[]>(sql`
    SELECT EXISTS (SELECT 1 FROM papers WHERE first_seen_at <= ${at}) AS "isSeen"`);
  return row?.isSeen ? "seen" : "announced";
}

/**
 * Papers known at an instant and when they were listed, as lib/ranking/listed has it; one that was
 * withdrawn since is there. Reads all of papers: what was listed then stands in no index.
 */
const knownSql = (at: Date, basis: Basis) => sql`
  SELECT id, CASE WHEN stated <= ${new Date(at.getTime() + AHEAD_MAX_MS)} THEN stated
      ELSE 'epoch'::timestamptz END AS listed
  FROM (SELECT id, first_seen_at, coalesce(announced_on::timestamp AT TIME ZONE 'UTC', submitted_at)
          AS stated
        FROM papers WHERE withdrawn_at IS NULL OR withdrawn_at > ${at}) AS dated
  WHERE CASE ${basis}::text WHEN 'seen' THEN first_seen_at <= ${at}
    ELSE stated IS NULL OR stated <= ${at} END`;

/** The range of the front page at an instant, reckoned as listFeed does. */
export async function findRangeAt(tx: Transaction, at: Date, basis: Basis): Promise<FeedRange> {
  const [row] = await tx.$queryRaw<{ thirtiethAt: Date | null }[]>(sql`
    SELECT min(listed) AS "thirtiethAt" FROM (
      SELECT listed FROM (${knownSql(at, basis)}) AS known WHERE listed < ${at}
      ORDER BY listed DESC, id DESC LIMIT ${MINIMUM_PAPERS}) AS newest`);
  const day = windowRange("day", at) ?? { from: new Date(0), to: at, isExtended: false };
  return extendRange(day, row?.thirtiethAt ?? null);
}

/** The papers of that range, by id. */
export async function listIdsAt(
  tx: Transaction,
  { at, basis, range }: { at: Date; basis: Basis; range: FeedRange },
): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>(sql`
    SELECT id FROM (${knownSql(at, basis)}) AS known
    WHERE listed >= ${range.from} AND listed < ${range.to} ORDER BY id`);
  return rows.map(({ id }) => id);
}

/** How papers are called, and whether their text is of later. Index: papers_pkey. */
export async function listNames(tx: Transaction, ids: number[], at: Date): Promise<NamedPaper[]> {
  return tx.$queryRaw<NamedPaper[]>(sql`
    SELECT id, public_id AS "publicId", changed_at > ${at} AND first_seen_at <= ${at} AS "isRevised"
    FROM papers WHERE id = ANY (${ids}::int[]) ORDER BY id`);
}

/** Every formula that ranked here, the latest first. */
export async function listFormulas(tx: Transaction): Promise<(Formula & { firstUsedAt: Date })[]> {
  const rows = await tx.formula.findMany({ orderBy: [{ firstUsedAt: "desc" }, { name: "asc" }] });
  return rows.map((row) => ({ ...parseFormula(row), firstUsedAt: row.firstUsedAt }));
}
