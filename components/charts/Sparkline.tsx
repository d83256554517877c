import { composeBars } from "@/components/charts/bars";

const HEIGHT = 14;
/** Narrow enough to leave names on one line. */
const SCALE = 0.75;
/** Below it, bars are single papers and show no trend. */
const TOTAL_MIN = 12;

/** A trend beside a number that says the same in words: left out for those who listen. */
export function Sparkline({ counts }: { counts: number[] }) {
  const { path, width } = composeBars(counts, HEIGHT);
  if (counts.reduce((sum, count) => sum + count, 0) < TOTAL_MIN) return null;
  return (
    <svg
      viewBox={`0 0 ${width} ${HEIGHT}`}
      width={width * SCALE}
      height={HEIGHT * SCALE}
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}
