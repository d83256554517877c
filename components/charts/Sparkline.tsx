import { composeBars } from "@/components/charts/bars";

const HEIGHT = 14;

/** A trend beside a number that says the same in words: left out for those who listen. */
export function Sparkline({ counts }: { counts: number[] }) {
  const { path, width } = composeBars(counts, HEIGHT);
  if (path === "") return null;
  return (
    <svg viewBox={`0 0 ${width} ${HEIGHT}`} width={width} height={HEIGHT} aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
