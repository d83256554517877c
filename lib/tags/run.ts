import { log } from "@/lib/log";
import type { Job, JobContext, JobCounts } from "@/lib/runs/job";
import { METHOD, matchTags } from "./match";
import { countTaggable, findRetagCursor, listTaggable, retagPage, syncTaxonomy } from "./store";

/** One transaction's worth: small enough to stop at once, large enough to be two statements. */
const PAGE_SIZE = 500;

/**
 * Tags every stored paper anew, in order of id, with the taxonomy and model of this code. Each page
 * is one transaction that also moves the cursor: a run that dies is taken up where it stood, and a
 * finished or outdated cursor starts over.
 */
export const retag: Job = async (context: JobContext): Promise<JobCounts> => {
  if (!context.dryRun) await syncTaxonomy();
  const counts = { papers: 0, assignments: 0, other: 0, resumedAt: await findRetagCursor(METHOD) };
  let after = counts.resumedAt;
  const total = await countTaggable(after);
  while (!context.signal?.aborted) {
    const papers = await listTaggable(after, PAGE_SIZE);
    const rows = papers.map((paper) => ({ paperId: paper.id, matches: matchTags(paper) }));
    after = papers.at(-1)?.id ?? 0;
    if (!context.dryRun) await retagPage(rows, { method: METHOD, afterId: after }, context.now);
    counts.papers += rows.length;
    counts.assignments += rows.reduce((sum, row) => sum + row.matches.length, 0);
    counts.other += rows.filter((row) => row.matches.length === 0).length;
    if (papers.length === 0) break;
    log.info("papers tagged anew", { papers: counts.papers, of: total });
  }
  return counts;
};
