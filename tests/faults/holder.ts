import { listenForStop, tellReady, untilStopped } from "@/jobs/child";
import { joinDatabase } from "@/jobs/database";

/** A command that uses the database until it is asked to end, as any of ours does. */
const stop = listenForStop();
const leave = await joinDatabase();
tellReady();
await untilStopped(stop.signal);
await leave();
process.exit();
