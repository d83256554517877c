import { z } from "zod";

/** A paper somebody tagged by hand. */
export type LabelledPaper = {
  title: string;
  abstract: string;
  /** Every tag that applies; empty when none does. */
  topics: string[];
  /** The one a reader would look under first, or "other". */
  primary: string;
  /** Other tags that apply, where they were looked for. */
  further?: string[] | undefined;
};

/** The primary of a paper that no tag fits. */
export const OTHER = "other";

const schema = z.object({
  title: z.string().min(1),
  abstract: z.string(),
  topics: z.array(z.string()),
  primary: z
    .string()
    .nullish()
    .transform((slug) => slug ?? OTHER),
  further: z.array(z.string()).optional(),
});

/** Reads a labels.jsonl; throws an Error that names the first bad line. */
export function parseLabels(text: string): LabelledPaper[] {
  return text.split("\n").flatMap((line, at) => {
    if (line.trim() === "") return [];
    try {
      return [schema.parse(JSON.parse(line))];
    } catch (cause) {
      throw new Error(`Line ${at + 1} is not a labelled paper.`, { cause });
    }
  });
}
