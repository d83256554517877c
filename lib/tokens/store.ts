import { database, sql, type Transaction } from "@/lib/database/client";
import { hashToken, looksLikeToken, type SinglePurpose } from "./single";

export type FoundToken = { readerId: number; state: "live" | "used" | "expired" };

/** Stores minted tokens; the worker does it before the mail that carries them is sent. */
export async function insertTokens(
  tokens: { hash: string; readerId: number; purpose: SinglePurpose; lifetimeMs: number }[],
  now: Date,
): Promise<void> {
  await database().token.createMany({
    data: tokens.map(({ hash, readerId, purpose, lifetimeMs }) => ({
      hash,
      readerId,
      purpose,
      createdAt: now,
      expiresAt: new Date(now.getTime() + lifetimeMs),
    })),
  });
}

/** What a token of this purpose is worth now; null when there is none. Changes nothing. */
export async function findToken(
  token: string,
  purpose: SinglePurpose,
  now: Date,
): Promise<FoundToken | null> {
  return readToken(database(), token, purpose, now, false);
}

/** Like findToken, and holds the row until the transaction ends: a token is used by one caller. */
export async function findTokenLocked(
  tx: Transaction,
  token: string,
  purpose: SinglePurpose,
  now: Date,
): Promise<FoundToken | null> {
  return readToken(tx, token, purpose, now, true);
}

export async function recordTokenUse(tx: Transaction, token: string, now: Date): Promise<void> {
  await tx.token.update({ where: { hash: hashToken(token) }, data: { usedAt: now } });
}

export async function deleteOldTokens(expiredBefore: Date): Promise<number> {
  return database().$executeRaw`DELETE FROM tokens WHERE expires_at < ${expiredBefore}`;
}

async function readToken(
  tx: Transaction,
  token: string,
  purpose: SinglePurpose,
  now: Date,
  isLocked: boolean,
): Promise<FoundToken | null> {
  if (!looksLikeToken(token)) return null;
  const rows = await tx.$queryRaw<{ readerId: number; usedAt: Date | null; expiresAt: Date }[]>`
    SELECT reader_id AS "readerId", used_at AS "usedAt", expires_at AS "expiresAt" FROM tokens
    WHERE hash = ${hashToken(token)} AND purpose = ${purpose}
    ${isLocked ? sql`FOR UPDATE` : sql``}`;
  const row = rows[0];
  if (!row) return null;
  const state = row.usedAt ? "used" : row.expiresAt <= now ? "expired" : "live";
  return { readerId: row.readerId, state };
}
