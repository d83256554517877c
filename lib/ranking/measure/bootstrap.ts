import { seedRandom } from "@/lib/vectors/random";

/** Enough that the ends of the interval move by less than 0.001 from seed to seed. */
const ROUNDS = 5_000;
const SEED = 5;

export type Interval = { mean: number; low: number; high: number };

/** Mean of paired differences with its 95 % interval, drawn anew from the days (Efron 1979). */
export function drawInterval(differences: number[]): Interval {
  const random = seedRandom(SEED);
  const count = differences.length;
  const means = Array.from({ length: ROUNDS }, () => {
    let sum = 0;
    for (let draw = 0; draw < count; draw += 1) {
      sum += differences[Math.floor(random() * count)] ?? 0;
    }
    return sum / count;
  }).sort((a, b) => a - b);
  const at = (share: number) => means[Math.floor(share * (ROUNDS - 1))] ?? 0;
  return { mean: average(differences), low: at(0.025), high: at(0.975) };
}

export const average = (values: number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
