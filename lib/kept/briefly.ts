import { keepYoungest } from "./youngest";

type Bounds = {
  /** How long a value may be told again, in milliseconds from when it was asked for. */
  keptMs: number;
  /** Keys kept at once. */
  max: number;
  clock?: () => number;
};

/**
 * `read`, asked at most once in `keptMs` for each key: whoever asks meanwhile, also while it is being
 * read, gets the same value. What failed is not kept.
 */
export function keepBriefly<Value>(
  read: (key: string) => Promise<Value>,
  { keptMs, max, clock = () => performance.now() }: Bounds,
): (key: string) => Promise<Value> {
  const kept = new Map<string, { value: Promise<Value>; askedAt: number }>();
  return (key) => {
    const known = kept.get(key);
    if (known && clock() - known.askedAt < keptMs) return known.value;
    const entry = { value: read(key), askedAt: clock() };
    keepYoungest(kept, key, entry, max);
    entry.value.catch(() => {
      if (kept.get(key) === entry) kept.delete(key);
    });
    return entry.value;
  };
}
