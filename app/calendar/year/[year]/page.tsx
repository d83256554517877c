import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageMetadata } from "@/app/pageMetadata";
import { YearCalendar } from "@/components/calendar/YearCalendar";
import { composeYear } from "@/lib/calendar/month";
import { countDays, countYears } from "@/lib/calendar/store";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ year: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { year } = await params;
  return pageMetadata({
    title: year === "latest" ? "Archive" : `Archive of ${year}`,
    description: "Every day that has papers, as a calendar.",
    path: year === "latest" ? "/papers/date" : `/papers/date/${year}`,
  });
}

/** /papers/date (the latest year) and /papers/date/2025; proxy.ts leads here. */
export default async function YearPage({ params }: Props) {
  const { year: given } = await params;
  const years = await countYears();
  const year = given === "latest" ? years[0]?.year : Number(given);
  if (year !== undefined && !Number.isInteger(year)) notFound();
  const days = year === undefined ? [] : await countDays(year);
  const counts = new Map(days.map(({ day, paperCount }) => [day, paperCount]));
  const months = year === undefined ? [] : composeYear(year, counts);
  return (
    <YearCalendar
      year={year}
      years={years}
      months={months}
      fullest={Math.max(1, ...counts.values())}
    />
  );
}
