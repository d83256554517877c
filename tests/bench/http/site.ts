import { compiledFile } from "@/jobs/build";
import { MEMORY_ENVIRONMENT, WEB_FLAGS } from "@/jobs/parts";
import { rootFolder } from "@/jobs/supervise";
import { settings } from "@/lib/env";
import { type BenchServer, startServer } from "./server";

/** The web process as `npm start` runs it, behind a proxy that says who asks. */
export function startSite(): Promise<BenchServer> {
  const { DATABASE_URL = "", SECRET = "" } = settings();
  const environment = {
    ...{ DATABASE_URL, SECRET, TRUSTED_PROXIES: "1", LOG_LEVEL: "error" },
    ...MEMORY_ENVIRONMENT,
  };
  const words = [...WEB_FLAGS, compiledFile("web"), "--prepared"];
  return startServer({ words, folder: rootFolder, environment });
}
