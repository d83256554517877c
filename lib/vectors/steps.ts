import { setImmediate } from "node:timers/promises";

/** Other work of the process waits no longer than this at a time. */
const STEP_MS = 20;

/** Runs long arithmetic in short steps, and lets the rest of the process work between them. */
export async function runSteps<T>(
  steps: Generator<void, T>,
  signal?: AbortSignal,
): Promise<T | null> {
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (signal?.aborted) return null;
    if (performance.now() - since < STEP_MS) continue;
    await setImmediate();
    since = performance.now();
  }
}
