type Dates = { announcedOn: Date | null; submittedAt: Date | null };

/**
 * What windows go by: the announcement, because that is when readers could first see it; else the
 * first version. A paper without either stands at 1970, behind every dated one.
 */
export function listedAt({ announcedOn, submittedAt }: Dates): Date {
  return announcedOn ?? submittedAt ?? new Date(0);
}

/** The sentence of the time part. */
export function formatListed(dates: Dates): string {
  const day = listedAt(dates).toISOString().slice(0, 10);
  if (dates.announcedOn) return `announced on ${day}`;
  if (dates.submittedAt) return `submitted on ${day}`;
  return "date unknown: stands behind every dated paper";
}
