import { formatDay } from "@/components/text/formatDay";

type Edition = { editionOn: string; kinds: string[] };

/** The days that had an edition, under their months. */
export function EditionArchive({ editions }: { editions: Edition[] }) {
  if (editions.length === 0) {
    return <p>None was mailed yet. The first comes with the first reader's hour.</p>;
  }
  const months = [...new Set(editions.map(monthOf))];
  return months.map((month) => (
    <section key={month}>
      <h2>{formatMonth(month)}</h2>
      <ul>
        {editions
          .filter((day) => monthOf(day) === month)
          .map((day) => (
            <li key={day.editionOn}>
              <a href={`/editions/${day.editionOn}`}>
                {formatDay(new Date(`${day.editionOn}T00:00:00Z`))}
              </a>
              {day.kinds.includes("weekly") ? ", with the weekly one" : ""}
            </li>
          ))}
      </ul>
    </section>
  ));
}

const monthOf = ({ editionOn }: Edition) => editionOn.slice(0, 7);

const formatMonth = (month: string) =>
  new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
