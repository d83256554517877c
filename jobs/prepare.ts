import { compiledFile, compileIfNeeded, generateIfNeeded, readSourceState } from "./build";
import { runCommand } from "./child";
import { loadDotenv } from "./dotenv";
import { noteUse } from "./use";

/** Makes what jobs/launch.mjs runs, and tells it by which file. */
runCommand(async () => {
  const [name = ""] = process.argv.slice(2);
  loadDotenv();
  await generateIfNeeded();
  await compileIfNeeded();
  // The process above this one becomes what was compiled.
  await noteUse(process.ppid, await readSourceState());
  process.send?.({ file: compiledFile(name) });
  return 0;
});
