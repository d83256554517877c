import { composeSeries, listMonths } from "@/lib/calendar/months";
import { countTagMonths, findLatestMonth } from "@/lib/calendar/store";

export type TagSeries = { months: string[]; series: Map<string, number[]> };

/**
 * Papers per month and tag, up to the month of the newest paper: charts of a feed that has stood
 * still show what it has.
 */
export async function readMonths(): Promise<TagSeries> {
  const latest = await findLatestMonth();
  if (!latest) return { months: [], series: new Map() };
  const months = listMonths(latest);
  const rows = await countTagMonths(new Date(`${months[0]}-01T00:00:00Z`));
  return { months, series: composeSeries(months, rows) };
}
