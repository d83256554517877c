import { renderConfirm } from "@/emails/confirm";
import { renderDigest } from "@/emails/digest";
import { deliverMail } from "@/lib/mail/run";
import type { JobContext, JobCounts } from "@/lib/runs/job";

/** One pass of the worker over the mail that is due. */
export function deliverDueMail(context: JobContext, leaseMs?: number): Promise<JobCounts> {
  return deliverMail({ confirm: renderConfirm, digest: renderDigest }, context, leaseMs);
}
