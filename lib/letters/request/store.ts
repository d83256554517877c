import { type Allowance, claimAllowance } from "@/lib/allowances/store";
import { database } from "@/lib/database/client";
import type { LetterKind } from "@/lib/letters/store";

export type LetterRequest = {
  readerId: number;
  kind: LetterKind;
  messageId: string;
  /** Each must have one left, or nothing is written. */
  allowances: Allowance[];
};

/** Queues a letter within its allowances; false when one is used up. One transaction. */
export async function insertLetter(request: LetterRequest, now: Date): Promise<boolean> {
  const { allowances, ...letter } = request;
  return database().$transaction(async (tx) => {
    for (const allowance of allowances) {
      if (!(await claimAllowance(tx, allowance))) return false;
    }
    await tx.letter.create({ data: { ...letter, nextAttemptAt: now, createdAt: now } });
    return true;
  });
}

/** Takes one from an allowance by itself. */
export async function takeAllowance(allowance: Allowance): Promise<boolean> {
  return database().$transaction((tx) => claimAllowance(tx, allowance));
}
