type Dates = { announcedOn: Date | null; submittedAt: Date | null };

/** Lists carry the date of the next day in the evening, and clocks differ; a day ahead is neither. */
export const AHEAD_MAX_MS = 86_400_000;

export const isBelieved = (at: Date, now: Date): boolean =>
  at.getTime() <= now.getTime() + AHEAD_MAX_MS;

/**
 * What windows go by: the announcement, because that is when readers could first see it; else the
 * first version. A paper without either stands at 1970, behind every dated one, and so does one whose
 * date lies ahead: it would lead every list until then.
 */
export function listedAt(dates: Dates, now: Date): Date {
  const stated = dates.announcedOn ?? dates.submittedAt;
  return stated && isBelieved(stated, now) ? stated : new Date(0);
}

/** The sentence of the time part. */
export function formatListed(dates: Dates, now: Date): string {
  const stated = dates.announcedOn ?? dates.submittedAt;
  if (!stated) return "date unknown: stands behind every dated paper";
  const day = stated.toISOString().slice(0, 10);
  if (!isBelieved(stated, now))
    return `dated ${day}, which is ahead: stands behind every dated paper`;
  return `${dates.announcedOn ? "announced" : "submitted"} on ${day}`;
}
