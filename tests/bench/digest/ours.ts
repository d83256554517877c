import { runCommand, yieldToPages } from "@/jobs/child";
import { deliverDueMail } from "@/jobs/mail";
import { watchSending } from "./watch";

/** The worker's pass over the due mail, alone in its process. */
runCommand(async () => {
  if (process.env.BENCH_BEHIND_PAGES) yieldToPages();
  const report = watchSending();
  const done = await deliverDueMail({ now: new Date(), dryRun: false });
  await new Promise((resolve) => process.send?.(report(Number(done.accepted ?? 0)), resolve));
  return 0;
});
