type Day = { announcedOn: string; announcedCount: number; receivedCount: number };

/** Pixels: as high as two lines of text, so that rows stay rows. */
const HEIGHT = 32;
const BAR = 7;
const STEP = 9;

/** The lists of the last days as bars: the whole is what was announced, the filled part what is here. */
export function DayBars({ days }: { days: Day[] }) {
  if (days.length === 0) return null;
  const most = Math.max(...days.map((day) => day.announcedCount), 1);
  const scale = (count: number) => Math.round((count / most) * HEIGHT);
  const says = days
    .map((day) => `${day.announcedOn}: ${day.receivedCount} of ${day.announcedCount}`)
    .join("; ");
  return (
    <svg role="img" aria-label={says} width={days.length * STEP} height={HEIGHT}>
      <title>{says}</title>
      {days.map(({ announcedOn, announcedCount, receivedCount }, at) => (
        <g key={announcedOn} fill="currentColor">
          <rect
            x={at * STEP}
            y={HEIGHT - scale(announcedCount)}
            width={BAR}
            height={scale(announcedCount)}
            fillOpacity={0.25}
          />
          <rect
            x={at * STEP}
            y={HEIGHT - scale(receivedCount)}
            width={BAR}
            height={scale(receivedCount)}
          />
        </g>
      ))}
    </svg>
  );
}
