import { z } from "zod";

/** What we read of GET /repos/{owner}/{repo} (GitHub REST API, "Get a repository"). */
const repositorySchema = z.object({
  id: z.number().int().positive(),
  full_name: z.string().regex(/^[\w.-]+\/[\w.-]+$/),
  stargazers_count: z.number().int().nonnegative(),
});
const stateSchema = z.object({
  link: z.string(),
  id: z.number(),
  name: z.string(),
  stars: z.number(),
  etag: z.string().nullable(),
});

/** A repository as last seen: `id` stays when it is renamed, `link` is how the paper names it. */
export type Repository = z.infer<typeof stateSchema>;

/** A repository out of an answer. Throws on anything else. */
export function parseRepository(body: string, link: string, etag: string | null): Repository {
  const { id, full_name, stargazers_count } = repositorySchema.parse(JSON.parse(body));
  return { link, id, name: full_name, stars: stargazers_count, etag };
}

/** What the last look kept, if the paper still links the same. */
export function parseState(state: unknown, link: string): Repository | null {
  const parsed = stateSchema.safeParse(state);
  return parsed.success && parsed.data.link === link ? parsed.data : null;
}

/** owner/name of an address at GitHub, or null; what cannot be a name never reaches a request. */
export function parseRepositoryName(url: string): string | null {
  const [, name] = /^https?:\/\/github\.com\/([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/i.exec(url) ?? [];
  return name === undefined || /(^|\/)\.{1,2}(\/|$)/.test(name) ? null : name;
}
