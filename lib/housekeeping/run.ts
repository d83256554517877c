import { deleteOldAllowances } from "@/lib/allowances/store";
import { closeEditions } from "@/lib/editions/store";
import { deleteUnconfirmedReaders } from "@/lib/readers/store";
import type { Job, JobCounts } from "@/lib/runs/job";
import { deleteOldTokens } from "@/lib/tokens/store";

const DAY_MS = 86_400_000;
/** Allowances count days at most. */
const ALLOWANCE_DAYS = 2;
/** Long enough to say "expired" and not "unknown" to whoever opens an old mail. */
const TOKEN_DAYS = 30;
/** Someone who did not confirm in a week did not want to; their address is not ours to keep. */
const UNCONFIRMED_DAYS = 7;

/** Sweeps what has served its time. Every step can be repeated, and none waits for another. */
export const housekeeping: Job = async ({ now, dryRun }): Promise<JobCounts> => {
  if (dryRun) return { skipped: "housekeeping has no dry run" };
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);
  return {
    allowances: await deleteOldAllowances(daysAgo(ALLOWANCE_DAYS)),
    tokens: await deleteOldTokens(daysAgo(TOKEN_DAYS)),
    unconfirmedReaders: await deleteUnconfirmedReaders(daysAgo(UNCONFIRMED_DAYS)),
    closedEditions: await closeEditions(now),
  };
};
