import { setTimeout as pause } from "node:timers/promises";
import { tellReady } from "@/jobs/child";
import { deliverDueMail } from "@/jobs/mail";

/** A worker as jobs/worker.ts runs it, with a lease short enough for a test. Ends by being killed. */
const LEASE_MS = 2_000;
const IDLE_MS = 50;

async function work(): Promise<never> {
  tellReady();
  for (;;) {
    try {
      await deliverDueMail({ now: new Date(), dryRun: false }, LEASE_MS);
    } catch (error) {
      // The database or the relay is away: that is what these tests do.
      process.send?.(String(error).slice(0, 300));
    }
    await pause(IDLE_MS);
  }
}

void work();
