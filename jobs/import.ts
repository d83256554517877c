import { formatReport } from "@/lib/import/progress";
import { EXIT_USAGE, listenForStop, runCommand, settleCommand, yieldToPages } from "./child";
import { joinDatabase } from "./database";
import { loadDotenv } from "./dotenv";
import { IMPORT_USAGE, type ImportRequest, parseImportArguments } from "./import/arguments";
import { startDisplay } from "./import/display";
import { migrateIfNeeded } from "./migrations";

/** npm run import -- <file or folder> [--format FORMAT] [--json] */
runCommand(async () => {
  yieldToPages();
  const parsed = parseImportArguments(process.argv.slice(2));
  if ("fault" in parsed) {
    console.error(`${parsed.fault}\n\n${IMPORT_USAGE}`);
    return EXIT_USAGE;
  }
  loadDotenv();
  settleCommand(parsed.request);
  const { signal } = listenForStop();
  const leaveDatabase = await joinDatabase();
  try {
    await migrateIfNeeded();
    return await importAndReport(parsed.request, signal);
  } finally {
    await leaveDatabase();
  }
});

async function importAndReport(request: ImportRequest, signal: AbortSignal): Promise<number> {
  // Imported late: the generated client may be made only after this file is loaded.
  const { importPath } = await import("@/lib/import/run");
  const { rescoreChanged } = await import("@/lib/ranking/run");
  const { path, format, json } = request;
  const display = startDisplay();
  const cpuBefore = process.cpuUsage();
  const report = await importPath(path, {
    format,
    now: new Date(),
    signal,
    onProgress: display.show,
  });
  const elapsedMs = display.end();
  const { user, system } = process.cpuUsage(cpuBefore);
  const cpuMs = Math.round((user + system) / 1000);
  // resourceUsage() counts in KB.
  const memoryPeakBytes = process.resourceUsage().maxRSS * 1024;
  console.log(
    json
      ? JSON.stringify({ ...report.total, elapsedMs, cpuMs, memoryPeakBytes, files: report.files })
      : formatReport(report.files, report.total, elapsedMs),
  );
  // What a killed import leaves unranked, the rank job finds due.
  await rescoreChanged(new Date(), signal);
  return report.files.some((file) => file.fault !== null) ? 1 : 0;
}
