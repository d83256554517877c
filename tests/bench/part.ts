import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { listenForStop, runCommand } from "@/jobs/child";
import { childEnvironment } from "@/lib/env";
import { BENCHES } from "./benches";
import type { Figure } from "./figure";
import type { BenchName, BenchOptions } from "./options";

/** One bench on so many papers. */
export type Part = { name: BenchName; options: Omit<BenchOptions, "signal"> };

/**
 * Measures in a process of its own: what the product keeps briefly of one database (how many papers
 * there are, which vectors answer) must not answer for the next.
 */
export async function measurePart(part: Part, signal: AbortSignal): Promise<Figure[]> {
  const child = fork(import.meta.filename, [JSON.stringify(part)], {
    execArgv: ["--import", "tsx"],
    env: childEnvironment({}),
  });
  const end = () => child.kill("SIGTERM");
  signal.addEventListener("abort", end, { once: true });
  try {
    return await readFigures(child, part.name);
  } finally {
    signal.removeEventListener("abort", end);
  }
}

async function readFigures(child: ChildProcess, name: BenchName): Promise<Figure[]> {
  let figures: Figure[] | undefined;
  child.once("message", (message) => {
    figures = message as Figure[];
  });
  const [code] = await once(child, "exit");
  if (!figures) throw new Error(`It ended with code ${code}; what ${name} said stands above.`);
  return figures;
}

if (process.argv[1] === import.meta.filename) {
  await runCommand(async () => {
    const { name, options }: Part = JSON.parse(process.argv[2] ?? "{}");
    const { signal } = listenForStop();
    const figures = await (await BENCHES[name]())({ ...options, signal });
    await new Promise((resolve) => process.send?.(figures, resolve));
    return 0;
  });
}
