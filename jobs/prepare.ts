import { compiledFile, compileIfNeeded, generateIfNeeded } from "./build";
import { runCommand } from "./child";
import { loadDotenv } from "./dotenv";

/** Makes what jobs/launch.mjs runs, and tells it by which file. */
runCommand(async () => {
  const [name = ""] = process.argv.slice(2);
  loadDotenv();
  await generateIfNeeded();
  await compileIfNeeded();
  process.send?.({ file: compiledFile(name) });
  return 0;
});
