import { Agent, get } from "node:http";

export type Visits = {
  count: number;
  failedCount: number;
  p99: number;
  slowest: number;
  slowestPath: string;
};

type Wanted = {
  origin: string;
  visitors: number;
  /** The path of the next request, or null when there are no more. */
  next: () => string | null;
  /** Between an answer and the next request of the same visitor. */
  pauseMs?: number;
};

/** So many visitors at once, each asking when it has its answer; times in milliseconds. */
export async function sendVisitors({
  origin,
  visitors,
  next,
  pauseMs = 0,
}: Wanted): Promise<Visits> {
  const agent = new Agent({ keepAlive: true, maxSockets: visitors });
  const times: number[] = [];
  let failedCount = 0;
  let [slowest, slowestPath] = [0, ""];
  const visit = async () => {
    for (let path = next(); path !== null; path = next()) {
      const startedAt = performance.now();
      const status = await ask(`${origin}${path}`, agent);
      const took = performance.now() - startedAt;
      times.push(took);
      if (took > slowest) [slowest, slowestPath] = [took, path];
      if (status >= 500) failedCount += 1;
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  };
  await Promise.all(Array.from({ length: visitors }, visit));
  agent.destroy();
  const sorted = times.toSorted((a, b) => a - b);
  const p99 = sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0;
  return { count: times.length, failedCount, p99, slowest, slowestPath };
}

function ask(url: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { "Accept-Encoding": "br" } }, (response) => {
      response.resume();
      response.once("end", () => resolve(response.statusCode ?? 0));
    }).once("error", reject);
  });
}
