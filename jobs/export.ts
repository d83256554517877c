import { parseArgs } from "node:util";
import { setSettings } from "@/lib/env";
import { type ExportName, isExportName } from "@/lib/export/line";
import { listenForStop, runCommand } from "./child";
import { joinDatabase } from "./database";
import { loadDotenv } from "./dotenv";
import { migrateIfNeeded } from "./migrations";

const EXIT_USAGE = 2;
const USAGE = `npm run export -- <papers|readers|all> [--out FILE]

  Lines of JSON, to FILE or to standard output (npm --silent run export -- papers > FILE).
  Papers are read back by: npm run import -- FILE --format jsonl`;

runCommand(async () => {
  const { name, file } = readArguments();
  if (!name) {
    console.error(USAGE);
    return EXIT_USAGE;
  }
  loadDotenv();
  // Standard output is the export's: what others log must not stand in it.
  setSettings({ NODE_ENV: "production", LOG_LEVEL: "warn" });
  const { signal } = listenForStop();
  const leaveDatabase = await joinDatabase();
  try {
    await migrateIfNeeded();
    const { exportTo, exportToFile } = await import("@/lib/export/run");
    const counts = file
      ? await exportToFile(name, file, signal)
      : await exportTo(name, process.stdout, signal);
    console.error(`${counts.papers} papers and ${counts.readers} readers exported.`);
    return 0;
  } finally {
    await leaveDatabase();
  }
});

function readArguments(): { name?: ExportName; file?: string } {
  try {
    const options = { out: { type: "string" } } as const;
    const { positionals, values } = parseArgs({ allowPositionals: true, options });
    const [name = "", ...rest] = positionals;
    if (!isExportName(name) || rest.length > 0) return {};
    return values.out ? { name, file: values.out } : { name };
  } catch {
    // parseArgs met an option it does not know: the usage says which there are.
    return {};
  }
}
