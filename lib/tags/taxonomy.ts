import { z } from "zod";
import rows from "./taxonomy.json";

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

const schema = z
  .array(
    z.strictObject({
      slug,
      name: z.string().min(2),
      /** Heading of the tag index under which it stands; sections come in the order of the file. */
      section: z.string().min(2),
      /** The wider tag that every paper of this one carries too. */
      core: slug.optional(),
      definition: z.string().min(20),
      /** Where the neighbouring tags begin. */
      boundary: z.string().startsWith("Not: "),
      /** What people call it: offered in search, and phrases the tagger knows from the start. */
      aliases: z.array(z.string().min(2)).min(1),
    }),
  )
  .transform((tags) => tags.map((tag, position) => ({ ...tag, position })));

export type Tag = z.infer<typeof schema>[number];

/** Every tag, in the order of the index. */
export const TAGS: readonly Tag[] = schema.parse(rows);

const bySlug = new Map(TAGS.map((tag) => [tag.slug, tag]));

export function findTagBySlug(slug: string): Tag | undefined {
  return bySlug.get(slug);
}
