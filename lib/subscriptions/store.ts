import { type Allowance, claimAllowance } from "@/lib/allowances/store";
import { database, type Transaction } from "@/lib/database/client";
import { isSuppressed } from "@/lib/readers/store";
import type { SubscriptionRequest } from "./form";

/** Everything a request to subscribe writes, decided beforehand. */
export type PlannedRequest = {
  request: SubscriptionRequest;
  suppressionKey: string;
  messageId: string;
  perNetwork: Allowance;
  perAddress: Allowance;
};

type KnownReader = { id: number; state: string };
type Wish = { tags: string[]; excludedTags: string[]; timeZone: string; hour: number };

/**
 * Writes a request as rows: the reader (pending), what they want, and a letter to confirm it.
 * A confirmed subscription is untouched: the wish waits in `pending` until its owner presses the
 * button. No letter when the address had its share or must not be mailed, and the caller cannot
 * tell. One transaction: if it dies halfway, nothing was asked for.
 */
export async function insertRequest(
  planned: PlannedRequest,
  now: Date,
): Promise<"written" | "limited"> {
  return database().$transaction(async (tx) => {
    if (!(await claimAllowance(tx, planned.perNetwork))) return "limited";
    if (await isSuppressed(tx, planned.suppressionKey)) return "written";
    const reader = await upsertPendingReader(tx, planned.request, now);
    await upsertWish(tx, reader, planned.request, now);
    if (await claimAllowance(tx, planned.perAddress)) {
      const { messageId } = planned;
      await tx.letter.create({
        data: {
          readerId: reader.id,
          kind: "confirm",
          messageId,
          nextAttemptAt: now,
          createdAt: now,
        },
      });
    }
    return "written";
  });
}

/** Applies what a known reader asked for, once confirmed. */
export async function applyWish(tx: Transaction, readerId: number, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE subscriptions
    SET tags = ARRAY(SELECT jsonb_array_elements_text(pending -> 'tags')),
        time_zone = pending ->> 'timeZone', hour = (pending ->> 'hour')::int,
        excluded_tags = ARRAY(SELECT jsonb_array_elements_text(pending -> 'excludedTags')),
        pending = NULL, updated_at = ${now}
    WHERE reader_id = ${readerId} AND pending IS NOT NULL`;
}

/** The reader of this address, made if there is none; the row stays locked, so two forms queue. */
async function upsertPendingReader(
  tx: Transaction,
  { address }: SubscriptionRequest,
  now: Date,
): Promise<KnownReader> {
  const rows = await tx.$queryRaw<KnownReader[]>`
    INSERT INTO readers (email, email_key, state, created_at)
    VALUES (${address.email}, ${address.key}, 'pending', ${now})
    ON CONFLICT (email_key) DO UPDATE SET email_key = excluded.email_key
    RETURNING id, state`;
  const reader = rows[0];
  if (!reader) throw new Error("A reader was neither found nor made.");
  return reader;
}

async function upsertWish(
  tx: Transaction,
  reader: KnownReader,
  { tags, excludedTags, timeZone, hour }: SubscriptionRequest,
  now: Date,
): Promise<void> {
  const wish: Wish = { tags, excludedTags, timeZone, hour };
  const isKnown = reader.state !== "pending";
  await tx.subscription.upsert({
    where: { readerId: reader.id },
    create: {
      ...wish,
      authors: [],
      phrases: [],
      readerId: reader.id,
      createdAt: now,
      updatedAt: now,
    },
    update: isKnown ? { pending: wish } : { ...wish, updatedAt: now },
  });
}
