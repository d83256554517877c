import { createServer } from "node:net";

/** A TCP port nobody listens on at this moment: the first of the wanted ones, else any. */
export async function findFreePort(host: string, ...wanted: number[]): Promise<number> {
  for (const port of wanted) {
    if (await isPortFree(host, port)) return port;
  }
  return (await listenOnce(host, 0)) ?? 0;
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
