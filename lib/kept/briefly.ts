import { keepYoungest } from "./youngest";

type Bounds = {
  /** How long a value may be told again, in milliseconds from when it was asked for; 0: while it is read. */
  keptMs: number;
  /** Keys kept at once. */
  max: number;
  clock?: () => number;
};

/**
 * `read`, asked at most once in `keptMs` for each key: whoever asks meanwhile, or while it is being
 * read, gets the same value. What failed is not kept.
 */
export function keepBriefly<Value>(
  read: (key: string) => Promise<Value>,
  { keptMs, max, clock = () => performance.now() }: Bounds,
): (key: string) => Promise<Value> {
  const kept = new Map<string, Entry<Value>>();
  return (key) => {
    const known = kept.get(key);
    if (known && (known.isUnderway || clock() - known.askedAt < keptMs)) return known.value;
    const entry = { value: read(key), askedAt: clock(), isUnderway: true };
    keepYoungest(kept, key, entry, max);
    const finish = (isKept: boolean) => {
      entry.isUnderway = false;
      if (!isKept && kept.get(key) === entry) kept.delete(key);
    };
    entry.value.then(
      () => finish(keptMs > 0),
      () => finish(false),
    );
    return entry.value;
  };
}

type Entry<Value> = { value: Promise<Value>; askedAt: number; isUnderway: boolean };
