import { database, type Transaction } from "@/lib/database/client";

export type Allowance = { key: string; period: Date; limit: number };

/**
 * Takes one from an allowance; false when none is left. One statement, so that a thousand requests
 * at once cannot take more than the limit: the conflicting row is locked and its count read anew.
 */
export async function claimAllowance(tx: Transaction, allowance: Allowance): Promise<boolean> {
  const taken = await tx.$executeRaw`
    INSERT INTO allowances AS a (key, period, used_count)
    VALUES (${allowance.key}, ${allowance.period}, 1)
    ON CONFLICT (key, period) DO UPDATE SET used_count = a.used_count + 1
    WHERE a.used_count < ${allowance.limit}`;
  return taken === 1;
}

/** Removes periods that are over. */
export async function deleteOldAllowances(before: Date): Promise<number> {
  return database().$executeRaw`DELETE FROM allowances WHERE period < ${before}`;
}
