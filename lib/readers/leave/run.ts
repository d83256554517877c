import { inTransaction } from "@/lib/editions/plan/store";
import { settings } from "@/lib/env";
import { findReaderLocked, insertSuppression } from "@/lib/readers/store";
import { suppressionKey } from "@/lib/readers/suppression";
import { deleteReader } from "./store";

/** Deletes a reader for good; only a mark remains that tells whether an address is meant. */
export async function leave(readerId: number, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    const reader = await findReaderLocked(tx, readerId);
    if (!reader) return;
    const key = suppressionKey(settings().SECRET ?? "", reader.emailKey);
    await insertSuppression(tx, key, "deleted", now);
    await deleteReader(tx, { id: reader.id, addressKey: key }, now);
  });
}
