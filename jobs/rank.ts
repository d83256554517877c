import { formatReplay } from "@/lib/ranking/replay/format";
import { replayFeed } from "@/lib/ranking/replay/run";
import { rank as rankPapers } from "@/lib/ranking/run";
import type { Job } from "@/lib/runs/job";

/** Ranks what changed; a dry run says what would be, and what the front page of its instant was. */
export const rank: Job = async (context) => {
  const counts = await rankPapers(context);
  if (!context.dryRun) return counts;
  const replay = await replayFeed(context.now, context.versions);
  context.tell?.({ text: formatReplay(replay), data: { replay } });
  return counts;
};
