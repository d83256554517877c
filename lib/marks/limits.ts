import { allowanceKey, networkOf, periodStart } from "@/lib/allowances/key";

const HOUR_MS = 3_600_000;
/** Somebody who works through a day's hundred papers and changes their mind about some. */
const MARKS_PER_READER_AND_HOUR = 200;
/** A class room of such people. */
const MARKS_PER_NETWORK_AND_HOUR = 1_000;

/** What one reader, and one network whoever signs in from it, may mark in an hour. */
export function markAllowances(secret: string, readerId: number, network: string, now: Date) {
  const period = periodStart(now, HOUR_MS);
  const reader = allowanceKey(secret, "marks-by", String(readerId));
  const from = allowanceKey(secret, "marks-from", networkOf(network));
  return [
    { key: reader, period, limit: MARKS_PER_READER_AND_HOUR },
    { key: from, period, limit: MARKS_PER_NETWORK_AND_HOUR },
  ];
}
