import { listenForStop, runCommand } from "@/jobs/child";
import { type Environment, runProgram, runVitest, type StepResult } from "./run/programs";
import { openSite, type Site } from "./run/site";
import { openSurroundings } from "./run/surroundings";

/** `chosen` are the files to which a person narrows the step; none means all of it. */
type Step = (
  environment: Environment,
  signal: AbortSignal,
  chosen: string[],
) => Promise<StepResult>;

const tsc = ["typescript/bin/tsc", "--noEmit"];
const biome = ["@biomejs/biome/bin/biome", "ci", "--reporter=summary", "."];
const vitest = (project: string, ...files: string[]): Step => {
  return (environment, signal, chosen) =>
    runVitest(project, chosen.length > 0 ? chosen : files, environment, signal);
};
const STEPS = {
  types: (environment, signal) => runProgram(tsc, environment, signal),
  lint: (environment, signal) => runProgram(biome, environment, signal),
  unit: vitest("unit"),
  database: vitest("database"),
  faults: vitest("faults"),
  pages: vitest("pages"),
  browser: vitest("browser"),
  // Parts of the above by themselves, for `npm run check`.
  boundaries: vitest("unit", "tests/unit/boundaries"),
  drift: vitest("database", "tests/database/prisma"),
  // The whole count of kills and deliveries, with a database of its own to stop and start.
  long: async (environment, signal) => {
    const long = { ...environment, PAPERFEED_TEST_LONG: "1" };
    const mail = await runVitest("faults", ["tests/faults/mail"], long, signal);
    const imports = await runVitest("database", ["tests/database/import/kill"], long, signal);
    return {
      passedCount: mail.passedCount + imports.passedCount,
      failedCount: mail.failedCount + imports.failedCount,
    };
  },
} satisfies Record<string, Step>;
type StepName = keyof typeof STEPS;

const ALL: StepName[] = ["types", "lint", "unit", "database", "pages", "browser", "faults"];
const CHECK: StepName[] = ["lint", "types", "boundaries", "drift"];
/** They ask the built product, started against a database of its own. */
const NEED_SITE: StepName[] = ["pages", "browser"];

/**
 * npm test [-- <step> ...] [-- tests/<step>/<file or folder> ...]: every step on a throw-away database, free ports and a build folder of
 * its own, so that a running `npm start` is not touched. The last line counts the tests of all steps.
 */
runCommand(async () => {
  const words = process.argv.slice(2);
  const chosen = words.filter((word) => word.startsWith("tests/"));
  const names = chooseSteps(words.map(stepOf));
  const { signal } = listenForStop();
  const surroundings = await openSurroundings();
  let site: Site | undefined;
  const total: StepResult = { passedCount: 0, failedCount: 0 };
  try {
    for (const name of names) {
      if (signal.aborted) break;
      if (NEED_SITE.includes(name)) site ??= await openSite(surroundings, signal);
      else site = await closeSite(site);
      const environment = site?.environment ?? surroundings.environment;
      const startedAt = Date.now();
      console.log(`\n── ${name}`);
      const { passedCount, failedCount } = await STEPS[name](environment, signal, chosen);
      total.passedCount += passedCount;
      total.failedCount += failedCount;
      const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
      console.log(`── ${name}: ${passedCount} passed, ${failedCount} failed, ${seconds} s`);
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    total.failedCount += 1;
  } finally {
    await site?.close();
    await surroundings.close();
  }
  if (signal.aborted) return 130;
  console.log(`\n${total.passedCount} passed, ${total.failedCount} failed`);
  return total.failedCount === 0 ? 0 : 1;
});

/** It would only take the time of the steps after those that ask it. */
async function closeSite(site: Site | undefined): Promise<undefined> {
  await site?.close();
}

/** The folder of a test is named after its step. */
function stepOf(word: string): string {
  return word.replace(/^tests\/([^/]+).*/, "$1");
}

function chooseSteps(words: string[]): StepName[] {
  if (words.length === 0) return ALL;
  if (words[0] === "check") return CHECK;
  const isStep = (word: string): word is StepName => Object.hasOwn(STEPS, word);
  const unknown = words.filter((word) => !isStep(word));
  if (unknown.length === 0) return [...new Set(words.filter(isStep))];
  throw new Error(`There is no step "${unknown[0]}": ${Object.keys(STEPS).join(", ")}, check.`);
}
