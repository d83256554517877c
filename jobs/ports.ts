import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/**
 * Where any port is looked for: below those that systems give to outgoing connections (Linux from
 * 32768, RFC 6335 from 49152), one of which could take it between our look and its use.
 */
const ANY_FROM = 15_000;
const ANY_BELOW = 32_000;
const TRIES_MAX = 100;

/** A TCP port nobody listens on at this moment: the first of the wanted ones, else any. */
export async function findFreePort(host: string, ...wanted: number[]): Promise<number> {
  for (const port of wanted) {
    if (await isPortFree(host, port)) return port;
  }
  // At random, so that two products that start in the same moment do not choose the same.
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    const port = randomInt(ANY_FROM, ANY_BELOW);
    if (await isPortFree(host, port)) return port;
  }
  throw new Error(`No free port was found on ${host} in ${TRIES_MAX} tries.`);
}

export async function isPortFree(host: string, port: number): Promise<boolean> {
  return (await listenOnce(host, port)) !== null;
}

/** Listens and lets go again; the port, or null when it is taken. Other faults are thrown. */
function listenOnce(host: string, port: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(null);
      else reject(error);
    });
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      const bound = typeof address === "object" && address ? address.port : port;
      server.close(() => resolve(bound));
    });
  });
}
