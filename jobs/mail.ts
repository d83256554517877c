import { renderConfirm } from "@/emails/confirm";
import { renderDigestPieces } from "@/emails/digest";
import { renderMove, renderSignIn } from "@/emails/letter";
import type { MailRenderers } from "@/lib/mail/renderers";
import { deliverMail } from "@/lib/mail/run";
import type { JobContext, JobCounts } from "@/lib/runs/job";

const renderers: MailRenderers = {
  confirm: renderConfirm,
  signIn: renderSignIn,
  move: renderMove,
  digest: renderDigestPieces,
};

/** One pass of the worker over the mail that is due. */
export function deliverDueMail(context: JobContext, leaseMs?: number): Promise<JobCounts> {
  return deliverMail(renderers, context, leaseMs);
}
