import type { Figure } from "./figure";
import type { BenchOptions } from "./options";

export async function bench(_options: BenchOptions): Promise<Figure[]> {
  return [];
}
