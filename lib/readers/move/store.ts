import { database, type Transaction } from "@/lib/database/client";
import { isSuppressed } from "@/lib/readers/store";

/** Notes where a reader wants to move; the address changes when a letter there is confirmed. */
export async function updateNewEmail(readerId: number, newEmail: string): Promise<void> {
  await database().reader.update({ where: { id: readerId }, data: { newEmail } });
}

export const isAddressSuppressed = (key: string): Promise<boolean> => isSuppressed(database(), key);

export async function findNewEmail(tx: Transaction, readerId: number): Promise<string | null> {
  const row = await tx.reader.findUnique({ where: { id: readerId }, select: { newEmail: true } });
  return row?.newEmail ?? null;
}

/** Moves a reader; false when someone else reads at that address. One statement, so no race. */
export async function updateEmail(
  tx: Transaction,
  readerId: number,
  address: { email: string; key: string },
): Promise<boolean> {
  const moved = await tx.$executeRaw`
    UPDATE readers SET email = ${address.email}, email_key = ${address.key}, new_email = NULL,
      state = CASE WHEN state = 'bounced' THEN 'confirmed' ELSE state END
    WHERE id = ${readerId}
      AND NOT EXISTS (SELECT 1 FROM readers WHERE email_key = ${address.key} AND id <> ${readerId})`;
  return moved === 1;
}
