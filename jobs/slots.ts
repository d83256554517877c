/** What a cron expression matches: a minute of the hour, in UTC. */
export type MatchesMinute = (date: Date) => boolean;

const MINUTE_MS = 60_000;
/** The rarest entry comes once a day; a week allows for a weekly one. */
const LOOK_BACK_MINUTES = 7 * 24 * 60;

/** Pure: the latest instant, not after `now`, at which a schedule wanted a run; null in a week without. */
export function findLatestSlot(matches: MatchesMinute, now: Date): Date | null {
  const thisMinute = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS;
  for (let back = 0; back < LOOK_BACK_MINUTES; back++) {
    const minute = new Date(thisMinute - back * MINUTE_MS);
    if (matches(minute)) return minute;
  }
  return null;
}
