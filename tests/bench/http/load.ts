import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";

export type Load = {
  origin: string;
  /** Asked in turn; one path, or as many as a page must not be asked for twice. */
  paths: string[];
  headers?: Record<string, string>;
  connections: number;
  seconds: number;
};

const answered = z.object({
  perSecond: z.number(),
  /** Milliseconds. */
  p50: z.number(),
  p99: z.number(),
  max: z.number(),
  count: z.number(),
  /** Answers of 400 and above, and connections that broke. */
  failedCount: z.number(),
});
export type Answered = z.infer<typeof answered>;

/**
 * Asks as fast as answers come: with wrk where it is installed, which leaves more of the machine to
 * the server, else with autocannon. Neither the time nor the load of its own start counts.
 */
export async function runLoad(load: Load): Promise<Answered> {
  const result = (await hasWrk()) ? await runWrk(load) : await runAutocannon(load);
  // One in a hundred may be cut off when the time is up; more would not be what is measured.
  if (result.failedCount > 1 + result.count / 100) {
    throw new Error(
      `${result.failedCount} of ${result.count} requests for ${load.paths[0]} failed.`,
    );
  }
  return result;
}

let isWrkThere: boolean | undefined;

async function hasWrk(): Promise<boolean> {
  // wrk prints its version and ends with 1.
  isWrkThere ??= await promisify(execFile)("wrk", ["--version"]).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== "ENOENT",
  );
  return isWrkThere;
}

/** Turns through the paths, each from another network: a limit per client is not what is measured. */
const SCRIPT = `
local requests, turn = {}, 0
init = function()
  for path in io.lines(os.getenv("BENCH_PATHS")) do
    local place = #requests
    wrk.headers["X-Forwarded-For"] = "10." .. math.floor(place / 250) % 250 .. "." .. place % 250 .. ".1"
    requests[place + 1] = wrk.format("GET", path)
  end
end
request = function()
  turn = turn % #requests + 1
  return requests[turn]
end
done = function(summary, latency)
  local errors = summary.errors
  io.write("\\n", string.format(
    '{"perSecond":%f,"p50":%f,"p99":%f,"max":%f,"count":%d,"failedCount":%d}',
    summary.requests / summary.duration * 1e6, latency:percentile(50) / 1e3,
    latency:percentile(99) / 1e3, latency.max / 1e3, summary.requests,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end`;

async function runWrk({ origin, paths, headers = {}, connections, seconds }: Load) {
  const folder = await mkdtemp(join(tmpdir(), "paperfeed-bench-"));
  try {
    const script = join(folder, "ask.lua");
    const list = join(folder, "paths");
    await writeFile(script, SCRIPT);
    await writeFile(list, listTurns(paths).join("\n"));
    const given = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
    const size = ["-t1", `-c${connections}`, `-d${seconds}s`, "--timeout", "20s"];
    const { stdout } = await promisify(execFile)("wrk", [...size, "-s", script, ...given, origin], {
      env: { ...process.env, BENCH_PATHS: list },
    });
    return answered.parse(JSON.parse(stdout.slice(stdout.lastIndexOf("\n{"))));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runAutocannon({ origin, paths, headers, connections, seconds }: Load) {
  const { default: autocannon } = await import("autocannon");
  const requests = listTurns(paths).map((path, place) => ({
    method: "GET" as const,
    path,
    headers: {
      ...headers,
      "X-Forwarded-For": `10.${Math.floor(place / 250) % 250}.${place % 250}.1`,
    },
  }));
  const result = await autocannon({ url: origin, connections, duration: seconds, requests });
  return {
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    max: result.latency.max,
    count: result.requests.total,
    failedCount: result["4xx"] + result["5xx"] + result.errors + result.timeouts,
  };
}

/** So many turns that no network asks more often than the API allows it. */
const TURNS = 1_000;
const listTurns = (paths: string[]): string[] =>
  paths.length > TURNS
    ? paths
    : Array.from({ length: TURNS }, (_, turn) => paths[turn % paths.length] ?? "/");
