/**
 * Puts a value in as the one used last, and forgets what was not used for longest beyond `max`. A Map
 * keeps the order in which its keys came, so deleting first makes a key the youngest.
 */
export function keepYoungest<Key, Value>(
  kept: Map<Key, Value>,
  key: Key,
  value: Value,
  max: number,
): void {
  kept.delete(key);
  kept.set(key, value);
  const eldest = kept.keys().next();
  if (kept.size > max && !eldest.done) kept.delete(eldest.value);
}
