import { existsSync, mkdirSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright";
import { devDependencies } from "@/package.json";

const SYSTEM_PATHS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
/** Without these a Chromium on a closed network tries its maker's hosts at every start. */
const QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];

/**
 * A headless Chromium, without a download: the one named by CHROMIUM_PATH, the system's,
 * Playwright's own, or the one inside the npm package @sparticuz/chromium.
 */
export async function openBrowser(): Promise<Browser> {
  const installed = [process.env.CHROMIUM_PATH, ...SYSTEM_PATHS, chromium.executablePath()];
  const executablePath = installed.find((path) => path && existsSync(path));
  if (executablePath) return chromium.launch({ executablePath, args: [...QUIET, "--no-sandbox"] });
  return chromium.launch(await unpackChromium());
}

/**
 * The package unpacks into the temporary folder with mode 0700: one folder per user and version. It
 * brings the libraries and fonts a bare machine lacks only when told that it runs in AWS Lambda, and
 * its own arguments switch web security off, so neither is taken as it comes.
 */
async function unpackChromium() {
  const version = devDependencies["@sparticuz/chromium"];
  const folder = join(tmpdir(), `paperfeed-chromium-${userInfo().uid}-${version}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const LD_LIBRARY_PATH = join(folder, "al2023", "lib");
  const FONTCONFIG_PATH = join(folder, "fonts");
  const unpacking = { TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x" };
  const executablePath = await withEnvironment(
    { ...unpacking, LD_LIBRARY_PATH, FONTCONFIG_PATH },
    async () => (await import("@sparticuz/chromium")).default.executablePath(),
  );
  const env = { ...process.env, LD_LIBRARY_PATH, FONTCONFIG_PATH } as Record<string, string>;
  return { executablePath, env, args: [...QUIET, "--no-sandbox", "--no-zygote"] };
}

async function withEnvironment<T>(values: Record<string, string>, act: () => Promise<T>) {
  const before = Object.keys(values).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, values);
  try {
    return await act();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}
