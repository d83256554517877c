import { database } from "@/lib/database/client";

/**
 * Sets the searches of a reader by what they are now; two changes at once queue at the row. False when
 * there is no subscription. Index: subscriptions_reader_id_key.
 */
export async function updateSearches(
  readerId: number,
  change: (searches: string[]) => string[],
  now: Date,
): Promise<boolean> {
  return database().$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ searches: string[] }[]>`
      SELECT coalesce(searches, '{}') AS searches FROM subscriptions
      WHERE reader_id = ${readerId} FOR UPDATE`;
    if (!row) return false;
    await tx.$executeRaw`
      UPDATE subscriptions SET searches = ${change(row.searches)}::text[], updated_at = ${now}
      WHERE reader_id = ${readerId}`;
    return true;
  });
}
