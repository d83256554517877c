import { watch } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { compiledFile } from "./build";
import { type Part, type RunningPart, rootFolder, supervise } from "./supervise";

/** The addresses of the local inbox. */
export type Inbox = { smtp: string; page: string };
export type Plan = {
  dataDir: string;
  isDevelopment: boolean;
  /** Whether mail goes to an inbox of our own. */
  needsInbox: boolean;
  environment: Record<string, string | undefined>;
  giveUp: (reason: string) => void;
};

const inboxPorts = z.object({ smtp: z.number(), web: z.number() });
const LOOPBACK = "127.0.0.1";
/** Saving a file in an editor touches it more than once. */
const RELOAD_PAUSE_MS = 300;
/**
 * A worker that mails all night makes much short-lived memory. A smaller young generation and fewer
 * arenas of malloc keep 100 MB less of it, and cost nothing that was measured. A heap that may grow
 * to ten times what is alive, and not to gigabytes, is cleared out sooner: 70 MB less.
 */
export const WORKER_FLAGS = ["--max-semi-space-size=4", "--max-old-space-size=512"];
/**
 * glibc raises these two thresholds (its own: 128 KB) by what was freed, and then keeps what
 * compiling WebAssembly took at start: 20 MB a process.
 */
export const MEMORY_ENVIRONMENT = {
  MALLOC_ARENA_MAX: "2",
  MALLOC_TRIM_THRESHOLD_: "131072",
  MALLOC_MMAP_THRESHOLD_: "131072",
};
/**
 * The same for pages: 120 MB less after some hundred of them. The heap ends at what the largest
 * page and the vectors of a search need many times over, so that garbage is collected before.
 */
export const WEB_FLAGS = ["--max-semi-space-size=4", "--max-old-space-size=320"];
const WORKER_SOURCES = ["lib", "emails", "jobs"];

/**
 * Starts inbox, web and worker, and resolves with the inbox, if any, when all of them do their work.
 * Each is put into `running` as it starts, so that the caller can end them at any moment.
 */
export async function startParts(plan: Plan, running: RunningPart[]): Promise<Inbox | null> {
  const start = (part: Part) => {
    const one = supervise(part, plan.giveUp);
    running.push(one);
    return one;
  };
  const findScript = (name: string) =>
    plan.isDevelopment ? join(rootFolder, "jobs", `${name}.ts`) : compiledFile(name);
  const manner = plan.isDevelopment ? ["--dev"] : [];
  const given = { arguments: ["--prepared", ...manner], environment: plan.environment };
  // First, as it is what somebody waits for; the worker needs the inbox for its first mail.
  const web = start({
    ...{ name: "The web process", script: findScript("web"), ...given },
    // Compiling pages as they are asked for needs all there is.
    flags: plan.isDevelopment ? [] : WEB_FLAGS,
    environment: { ...plan.environment, ...MEMORY_ENVIRONMENT },
  });
  const inbox = plan.needsInbox
    ? await startInbox({ script: findScript("inbox"), dataDir: plan.dataDir }, start)
    : null;
  const environment = { ...plan.environment, ...(inbox ? { SMTP_URL: inbox.smtp } : {}) };
  const worker = start({
    ...{ name: "The worker", script: findScript("worker"), flags: WORKER_FLAGS },
    ...{ ...given, environment: { ...MEMORY_ENVIRONMENT, ...environment } },
  });
  if (plan.isDevelopment) restartOnChange(worker);
  await Promise.all([web.ready, worker.ready]);
  return inbox;
}

/** Ends them, last started first: a mail may still be on its way to the inbox. */
export async function stopParts(running: RunningPart[]): Promise<void> {
  for (const part of running.reverse()) await part.stop();
}

async function startInbox(
  { script, dataDir }: { script: string; dataDir: string },
  start: (part: Part) => RunningPart,
): Promise<Inbox> {
  const given = ["--folder", join(dataDir, "inbox")];
  const part = { name: "The inbox", script, arguments: given, isQuiet: true };
  const { smtp, web } = inboxPorts.parse(await start(part).ready);
  // Started anew, it has to come back where the worker sends its mail.
  given.push("--smtp", String(smtp), "--web", String(web));
  return { smtp: `smtp://${LOOPBACK}:${smtp}`, page: `http://${LOOPBACK}:${web}` };
}

/** Next reloads the pages itself; the worker is started anew. */
function restartOnChange(worker: RunningPart): void {
  let pause: NodeJS.Timeout | undefined;
  for (const folder of WORKER_SOURCES) {
    const watcher = watch(join(rootFolder, folder), { recursive: true }, () => {
      clearTimeout(pause);
      pause = setTimeout(() => void worker.restart(), RELOAD_PAUSE_MS);
    });
    watcher.unref();
  }
}
