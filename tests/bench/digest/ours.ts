import { runCommand } from "@/jobs/child";
import { deliverDueMail } from "@/jobs/mail";
import { watchSending } from "./child";

/** The worker's pass over the due mail, alone in its process. */
runCommand(async () => {
  const wanted = Number(process.env.BENCH_MESSAGES ?? 0);
  const counts = { sent: 0 };
  const report = watchSending(() => counts.sent, wanted);
  const done = await deliverDueMail({ now: new Date(), dryRun: false });
  counts.sent = Number(done.accepted ?? 0);
  await new Promise((resolve) => process.send?.(report(), resolve));
  return 0;
});
