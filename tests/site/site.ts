import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Where `npm test` started the built product. */
export const siteUrl = required("PAPERFEED_TEST_URL").replace(/\/$/, "");

/** One request to the running product; a redirect is an answer, not followed. */
export async function visit(path: string, init: RequestInit = {}) {
  const response = await fetch(new URL(path, siteUrl), { redirect: "manual", ...init });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** A form as a browser without JavaScript would send it. */
export function submit(path: string, fields: Record<string, string>, init: RequestInit = {}) {
  const headers = { Origin: siteUrl, "Sec-Fetch-Site": "same-origin", ...init.headers };
  return visit(path, { method: "POST", body: new URLSearchParams(fields), ...init, headers });
}

/** Runs `npm run job -- <args> --json` against the running product and reads what it counted. */
export async function runJob(...args: string[]): Promise<Record<string, unknown>> {
  const command = ["node_modules/.bin/tsx", "jobs/job.ts", ...args, "--json"] as const;
  const { stdout } = await promisify(execFile)(command[0], command.slice(1), { cwd: root });
  return JSON.parse(stdout.slice(stdout.indexOf("{")));
}

export function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; \`npm test\` sets it.`);
  return value;
}
