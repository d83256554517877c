import type { Job } from "@/lib/runs/job";
import { decideTag, proposeTags } from "@/lib/tags/proposals/run";
import { retag } from "@/lib/tags/run";

/** Tags everything anew, or does what an operator asks of the proposals. */
export const tag: Job = async (context) => {
  const asked = context.proposals;
  if (asked === undefined) return retag(context);
  if (asked.ask === "propose") return proposeTags(context);
  return decideTag(asked.phrase, asked.ask === "accept" ? "accepted" : "refused", context);
};
