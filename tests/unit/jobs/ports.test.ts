import { createServer, type Server } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { findFreePort, isPortFree } from "@/jobs/ports";

const HOST = "127.0.0.1";
let holder: Server | undefined;

afterEach(() => holder?.close());

/** A port that somebody listens on. */
async function takePort(): Promise<number> {
  const server = createServer();
  holder = server;
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

describe("a free port", () => {
  it("is the wanted one where nobody listens there", async () => {
    const free = await findFreePort(HOST);
    expect(await findFreePort(HOST, free)).toBe(free);
  });

  it("is another where the wanted one is taken", async () => {
    const taken = await takePort();
    expect(await isPortFree(HOST, taken)).toBe(false);
    expect(await findFreePort(HOST, taken)).not.toBe(taken);
  });

  it("is never one that a system gives to outgoing connections", async () => {
    for (let count = 0; count < 20; count++) {
      expect(await findFreePort(HOST)).toBeLessThan(32_768);
    }
  });
});
