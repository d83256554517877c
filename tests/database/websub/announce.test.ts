import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { setSettings } from "@/lib/env";
import { runAsked } from "@/lib/runs/run";
import { announceChanges } from "@/lib/websub/run";
import { insertPapers } from "../../mail/papers";
import { query } from "../ranking/papers";

const SITE = "http://localhost:3000";
const context = { now: new Date(), dryRun: false };
const announce = () => runAsked("websub", announceChanges, context);

let hub: Server;
let status: number;
let heard: URLSearchParams[];

beforeEach(async () => {
  status = 202;
  heard = [];
  hub = createServer(async (request, response) => {
    heard.push(new URLSearchParams(await text(request)));
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => hub.listen(0, "127.0.0.1", resolve));
  const { port } = hub.address() as AddressInfo;
  setSettings({ APP_URL: SITE, WEBSUB_HUB_URL: `http://127.0.0.1:${port}/` });
  await query("TRUNCATE papers, runs RESTART IDENTITY CASCADE");
});
afterEach(async () => {
  setSettings({ WEBSUB_HUB_URL: undefined });
  await new Promise((resolve) => hub.close(resolve));
});

describe("a WebSub hub", () => {
  it("hears of the feeds of all papers and of the tags of what changed, and of no other", async () => {
    await insertPapers([{ tags: ["speech"] }], context.now);
    expect(await announce()).toEqual({ topics: 6 });
    expect(heard[0]?.get("hub.mode")).toBe("publish");
    expect(heard[0]?.getAll("hub.url")).toEqual(
      ["/feed.xml", "/atom.xml", "/feed.json"]
        .flatMap((path) => [SITE + path])
        .concat(["feed.xml", "atom.xml", "feed.json"].map((form) => `${SITE}/tags/speech/${form}`)),
    );
  });

  it("is left alone while nothing changed", async () => {
    expect(await announce()).toEqual({ topics: 0 });
    expect(heard).toEqual([]);
  });

  it("that refuses is told again by the next run", async () => {
    await insertPapers([{ tags: ["speech"] }], context.now);
    status = 503;
    await expect(announce()).rejects.toThrow("HTTP 503");
    status = 202;
    expect(await announce()).toEqual({ topics: 6 });
  });

  it("is not asked by a dry run", async () => {
    await insertPapers([{ tags: ["speech"] }], context.now);
    expect(await announceChanges({ ...context, dryRun: true })).toEqual({ topics: 6 });
    expect(heard).toEqual([]);
  });
});
