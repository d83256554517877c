import { type Allowance, claimAllowance } from "@/lib/allowances/store";
import { database, raw, sql, type Transaction } from "@/lib/database/client";
import { isSuppressed } from "@/lib/readers/store";
import { SEARCHES_MAX } from "@/lib/search/saved/saved";
import type { SubscriptionRequest } from "./form";

type Sql = ReturnType<typeof sql>;

/** Everything a request to subscribe writes, decided beforehand. */
export type PlannedRequest = {
  request: SubscriptionRequest;
  suppressionKey: string;
  messageId: string;
  perNetwork: Allowance;
  perAddress: Allowance;
};

type KnownReader = { id: number; state: string };
type Wish = Omit<SubscriptionRequest, "address">;
/** What waits for confirmation of a known reader; who only asks for searches has them added. */
type Pending = Wish | { searches: string[]; areAdded: true };

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

/** Applies what a known reader asked for, once confirmed. What they did not ask about stays. */
export async function applyWish(tx: Transaction, readerId: number, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE subscriptions
    SET tags = ${listWished("tags", raw("tags"))},
        excluded_tags = ${listWished("excludedTags", raw("excluded_tags"))},
        searches = CASE WHEN pending ? 'areAdded' THEN (
            ARRAY(SELECT search FROM unnest(coalesce(searches, '{}') || ${WISHED_SEARCHES})
              WITH ORDINALITY AS one (search, place) GROUP BY search ORDER BY min(place))
          )[:${SEARCHES_MAX}] ELSE ${listWished("searches", raw("searches"))} END,
        time_zone = coalesce(pending ->> 'timeZone', time_zone),
        hour = coalesce((pending ->> 'hour')::int, hour),
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
  { address: _, ...wish }: SubscriptionRequest,
  now: Date,
): Promise<void> {
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
    update: isKnown ? { pending: composePending(reader, wish) } : { ...wish, updatedAt: now },
  });
}

/** "Follow this search" must not cost a reader the tags they follow, which the form cannot know. */
function composePending({ state }: KnownReader, { searches, ...wish }: Wish): Pending {
  const isSearchAlone = searches.length > 0 && wish.tags.length + wish.excludedTags.length === 0;
  const hasFollows = state === "confirmed";
  return isSearchAlone && hasFollows ? { searches, areAdded: true } : { ...wish, searches };
}

const listWished = (name: string, kept: Sql) => sql`CASE WHEN pending ? ${name}
  THEN ARRAY(SELECT jsonb_array_elements_text(pending -> ${name})) ELSE ${kept} END`;

const WISHED_SEARCHES = sql`ARRAY(SELECT jsonb_array_elements_text(pending -> 'searches'))`;
