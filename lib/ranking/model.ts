import { z } from "zod";
import { TERMS } from "./blend";
import { TRAITS } from "./cold/text";
import file from "./model.json";

export const modelSchema = z.strictObject({
  /** Raised by training; part of the formula's name beside every score. */
  version: z.string().regex(/^[a-z]+-\d+$/),
  /** How the numbers came about. */
  note: z.string(),
  /** Hours of freshness that ten times the interest is worth. */
  hoursPerTenfold: z.number().positive(),
  cold: z.strictObject({
    /** Of an average paper: natural logarithm of one plus the upvotes of its first week. */
    level: z.number(),
    traits: z.partialRecord(z.enum(TRAITS), z.number()),
    words: z.record(z.string(), z.number()),
  }),
  blend: z.strictObject({ level: z.number(), weights: z.array(z.number()).length(TERMS.length) }),
});

export type RankingModel = z.infer<typeof modelSchema>;
export type ColdModel = RankingModel["cold"];

export const MODEL: RankingModel = modelSchema.parse(file);

/** One line a thing, words by their first letter: small differences stay small in review. */
export function formatModel({ cold, blend, ...head }: RankingModel): string {
  const initials = new Map<string, string[]>();
  for (const [word, weight] of Object.entries(cold.words).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const initial = word.replace("title: ", "t").slice(0, 2);
    initials.set(initial, [...(initials.get(initial) ?? []), `${JSON.stringify(word)}:${weight}`]);
  }
  const words = [...initials.values()].map((line) => `      ${line.join(",")}`).join(",\n");
  const lines = Object.entries(head).map(([key, value]) => `  "${key}": ${JSON.stringify(value)},`);
  return `{\n${lines.join("\n")}\n  "blend": ${JSON.stringify(blend)},\n  "cold": {\n    "level": ${cold.level},\n    "traits": ${JSON.stringify(cold.traits)},\n    "words": {\n${words}\n    }\n  }\n}\n`;
}
