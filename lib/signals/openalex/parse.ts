import { z } from "zod";

/** What we read of GET /works (docs.openalex.org, "Work object"). */
const answerSchema = z.object({
  results: z.array(
    z.object({ doi: z.string().nullish(), cited_by_count: z.number().int().nonnegative() }),
  ),
});

/** DOIs that cannot be listed in a filter, where "|" and "," separate. */
const UNLISTABLE = /[|,\s]/;

/** The DOIs OpenAlex may know a paper by: its own, and the one arXiv registers for every paper. */
export function listDois(arxivId: string | null, doi: string | null): string[] {
  const registered = arxivId === null ? [] : [`10.48550/arxiv.${arxivId.toLowerCase()}`];
  const known = doi === null ? [] : [doi.toLowerCase()];
  return [...new Set([...registered, ...known])].filter((one) => !UNLISTABLE.test(one));
}

/** Citation counts by DOI, in lower case without resolver. Throws on anything but an answer. */
export function parseCitations(body: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { doi, cited_by_count } of answerSchema.parse(JSON.parse(body)).results) {
    const key = doi?.toLowerCase().replace(/^https?:\/\/doi\.org\//, "");
    if (key) counts.set(key, Math.max(cited_by_count, counts.get(key) ?? 0));
  }
  return counts;
}
