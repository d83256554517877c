import { z } from "zod";
import { parseArxivId } from "@/lib/papers/arxivId";

/** What we read of GET /search (hn.algolia.com/api); deleted stories have no points. */
const answerSchema = z.object({
  hits: z.array(
    z.object({ objectID: z.string(), url: z.string().nullish(), points: z.number().nullish() }),
  ),
});
const ADDRESS =
  /^https?:\/\/(?:[\w-]+\.)?arxiv\.org\/(?:abs|pdf|html)\/([^?#]+?)(?:\.pdf)?\/?(?:[?#]|$)/i;

/**
 * The points of all stories that link this very paper, in whichever version; null when there is none.
 * The search goes by words, so its hits may be of other papers. Throws on anything but an answer.
 */
export function parsePoints(body: string, arxivId: string): number | null {
  const { hits } = answerSchema.parse(JSON.parse(body));
  const own = hits.filter(({ url }) => {
    const [, id] = ADDRESS.exec(url ?? "") ?? [];
    return id !== undefined && parseArxivId(id)?.id === arxivId;
  });
  if (own.length === 0) return null;
  return own.reduce((sum, { points }) => sum + Math.max(0, points ?? 0), 0);
}
