/** Numbers that look random and are the same for the same seed, on every machine. */
export type Random = {
  /** From 0 to 1, exclusive. */
  next: () => number;
  /** From 0 to count - 1, all alike. */
  below: (count: number) => number;
  pick: <T>(list: readonly T[]) => T;
  /** From 0 to count - 1, where place k comes up as 1/(k+1) does (Zipf's law). */
  zipf: (count: number) => number;
  isOneIn: (count: number) => boolean;
};

/** A stream of its own for each thing made: what is made before or beside it changes nothing. */
export function createRandom(seed: number, stream: number): Random {
  let state = (Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(stream + 1, 0x85ebca6b)) >>> 0;
  // mulberry32: 32 bits of state are plenty for the few hundred draws of one paper.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    next,
    below,
    pick: <T>(list: readonly T[]) => list[below(list.length)] as T,
    // The inverse of the integral of 1/x.
    zipf: (count) => Math.min(count - 1, Math.floor(Math.exp(next() * Math.log(count + 1))) - 1),
    isOneIn: (count) => below(count) === 0,
  };
}
