import {
  cancelEdition,
  type EditionName,
  listFailed,
  requeueFailed,
} from "@/lib/editions/operate/store";
import type { Job, JobContext, JobCounts } from "@/lib/runs/job";

/** Stops what an edition has not sent yet. */
export const cancel: Job = async (context): Promise<JobCounts> => {
  const edition = nameEdition(context);
  if (context.dryRun) return { skipped: "cancel has no dry run" };
  return { cancelled: await cancelEdition(edition) };
};

/** Queues again whoever did not get an edition; a dry run names them. */
export const retry: Job = async (context) => {
  const edition = nameEdition(context);
  if (!context.dryRun) return { queued: await requeueFailed(edition) };
  const failed = await listFailed(edition);
  return Object.fromEntries(
    failed.map(({ email, state, reason }) => [email, `${state}: ${reason}`]),
  );
};

function nameEdition({ edition }: JobContext): EditionName {
  const match = /^(daily|weekly|welcome)[: ](\d{4}-\d{2}-\d{2})$/.exec(edition ?? "");
  if (!match?.[1] || !match[2]) throw new Error("Name the edition: --edition daily:2026-03-10.");
  return { kind: match[1], editionOn: match[2] };
}
