import { z } from "zod";
import file from "./model.json";
import { findTagBySlug } from "./taxonomy";

const schema = z.strictObject({
  /** Raised by training; part of what paper_tags.method says. */
  version: z.string().regex(/^[a-z]+-\d+$/),
  /** How the numbers came about. */
  note: z.string(),
  tags: z.record(
    z.string().refine((slug) => findTagBySlug(slug), "is not a tag of the taxonomy"),
    z.strictObject({
      /** Log odds of the tag on a paper with none of its phrases. */
      bias: z.number().negative(),
      /** Added to the log odds when the primary tag is chosen. */
      primary: z.number(),
      /** Phrase to weight: how far it moves the log odds when the paper claims it once. */
      phrases: z.record(z.string(), z.number()),
    }),
  ),
});

export type TagModel = z.infer<typeof schema>;

export const MODEL: TagModel = schema.parse(file);

/** One line a tag, phrases in the order given: small differences stay small in review. */
export function formatModel({ version, note, tags }: TagModel): string {
  const lines = Object.entries(tags).map(
    ([slug, tag]) => `    ${JSON.stringify(slug)}: ${JSON.stringify(tag)}`,
  );
  return `{\n  "version": ${JSON.stringify(version)},\n  "note": ${JSON.stringify(note)},\n  "tags": {\n${lines.join(",\n")}\n  }\n}\n`;
}
