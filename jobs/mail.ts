import { renderConfirm } from "@/emails/confirm";
import { renderDigestPieces } from "@/emails/digest";
import { renderMove, renderSignIn } from "@/emails/letter";
import { planWelcomes } from "@/lib/editions/run";
import type { MailRenderers } from "@/lib/mail/renderers";
import { deliverMail } from "@/lib/mail/run";
import type { JobContext, JobCounts } from "@/lib/runs/job";

const renderers: MailRenderers = {
  confirm: renderConfirm,
  signIn: renderSignIn,
  move: renderMove,
  digest: renderDigestPieces,
};

/** One pass of the worker over the mail that is due; who confirmed since the last gets a first edition. */
export async function deliverDueMail(context: JobContext, leaseMs?: number): Promise<JobCounts> {
  await planWelcomes(context.now);
  return deliverMail(renderers, context, leaseMs);
}
