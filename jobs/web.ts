import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import { parseArgs } from "node:util";
import next from "next";
import { setSettings, settings } from "@/lib/env";
import { log } from "@/lib/log";
import { buildIfNeeded } from "./build";
import { listenForStop, runCommand, tellReady, untilStopped } from "./child";
import { joinDatabase } from "./database";
import { loadDotenv } from "./dotenv";
import { migrateIfNeeded } from "./migrations";
import { rootFolder } from "./supervise";
import { answerShared } from "./web/answerShared";
import { compressShared } from "./web/compress";
import { CompressedStore } from "./web/compressedStore";
import { rewriteForwarding } from "./web/forwarding";
import { makePage } from "./web/makePage";
import type { PageRenderer } from "./web/page/render";
import { PageStore } from "./web/pageStore";
import { findRefusal, type Refusal } from "./web/refuse";
import type { Answer } from "./web/renderAlone";
import { findSharedAddress } from "./web/sharedAddress";
import { warmUp } from "./web/warmUp";

/** Slow senders must not keep connections: what a phone on a bad line needs, and some. */
const HEADERS_PATIENCE_MS = 15_000;
const REQUEST_PATIENCE_MS = 30_000;
/** Longer than the minute after which proxies drop an idle connection, so that they drop it first. */
const KEEP_ALIVE_MS = 65_000;
/** What running requests may take when we are asked to end. */
const STOP_PATIENCE_MS = 5_000;
/** Bytes of pages, plain and compressed: some four hundred. Making another takes milliseconds. */
const PAGES_MAX = 16 * 1024 * 1024;
/** Bytes of what else is sent compressed: answers of the API, scripts and styles. */
const COMPRESSED_MAX = 8 * 1024 * 1024;

runCommand(async () => {
  const { values } = parseArgs({
    options: { dev: { type: "boolean" }, prepared: { type: "boolean" } },
  });
  const isDevelopment = values.dev === true;
  loadDotenv();
  const NODE_ENV = isDevelopment ? "development" : "production";
  setSettings({ NODE_ENV, NEXT_TELEMETRY_DISABLED: "1" });
  const stop = listenForStop();
  if (!values.prepared) await buildIfNeeded();
  const leaveDatabase = await joinDatabase();
  if (!values.prepared) await migrateIfNeeded();
  if (!isDevelopment) await tellBuiltConfig();
  const server = await serve(isDevelopment);
  tellReady();
  await untilStopped(stop.signal);
  await close(server);
  await leaveDatabase();
  return 0;
});

/** A form that comes back with its faults is our own page, asked for with the whole form in its address. */
const HEADER_BYTES_MAX = 65_536;

/**
 * Next would compile next.config.ts to read it, and keep the compiler. The build left what it read,
 * for the servers of Next that run without their source, which are told it so.
 */
async function tellBuiltConfig(): Promise<void> {
  const file = join(rootFolder, settings().PAPERFEED_BUILD_DIR, "required-server-files.json");
  const { config } = JSON.parse(await readFile(file, "utf8"));
  setSettings({ __NEXT_PRIVATE_STANDALONE_CONFIG: JSON.stringify(config) });
}

async function serve(isDevelopment: boolean): Promise<Server> {
  const { HOST, PORT, TRUSTED_PROXIES } = settings();
  const server = createServer({
    maxHeaderSize: HEADER_BYTES_MAX,
    headersTimeout: HEADERS_PATIENCE_MS,
    requestTimeout: REQUEST_PATIENCE_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
  });
  const site = next({
    dev: isDevelopment,
    dir: rootFolder,
    // Next takes 127.0.0.1 in proxy.ts for "localhost", and a rewrite to another host for a foreign one.
    hostname: "localhost",
    port: PORT,
    httpServer: server,
  });
  await site.prepare();
  const render = isDevelopment ? undefined : await openRenderer();
  const answer = site.getRequestHandler();
  const pages = new PageStore((address) => makePage(answer, address, render), PAGES_MAX);
  server.on("request", guard(answer, { pages, isDevelopment, trustedCount: TRUSTED_PROXIES }));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host: HOST, port: PORT }, resolve);
  });
  if (!isDevelopment) await warmUp(pages);
  return server;
}

/** A page of which the build made a file has the frame of all; React must be loaded after NODE_ENV is set. */
async function openRenderer(): Promise<PageRenderer> {
  const { createRenderer } = await import("./web/page/render");
  const file = join(rootFolder, settings().PAPERFEED_BUILD_DIR, "server", "app", "privacy.html");
  return createRenderer(await readFile(file));
}

/** In development every page is Next's. */
type Guarded = { pages: PageStore; isDevelopment: boolean; trustedCount: number };

/** Refuses what no page should see, and sends what is the same for everybody from memory. */
function guard(answer: Answer, { pages, isDevelopment, trustedCount }: Guarded) {
  const others = new CompressedStore(COMPRESSED_MAX);
  return async (request: IncomingMessage, response: ServerResponse) => {
    rewriteForwarding(request, trustedCount);
    const refusal = findRefusal(request, isDevelopment);
    if (refusal) return refuse(response, refusal);
    const address = isDevelopment ? null : findSharedAddress(request);
    if (!address && !isDevelopment) compressShared(request, response, others);
    try {
      if (address) await answerShared(request, response, address, pages);
      else await answer(request, response);
    } catch (error) {
      log.error("a request failed", { method: request.method, error: String(error) });
      if (!response.headersSent) response.writeHead(500).end();
    }
  };
}

function refuse(response: ServerResponse, { status, text, allow }: Refusal): void {
  response.writeHead(status, {
    "Content-Type": "text/plain; charset=utf-8",
    "Cache-Control": "no-store",
    // The content of a refused request is not read: the connection ends with the answer.
    Connection: "close",
    ...(allow ? { Allow: allow } : {}),
  });
  response.end(`${text}\n`);
}

/** Takes no new request, lets the running ones finish, then ends the connections. */
async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const impatience = setTimeout(() => server.closeAllConnections(), STOP_PATIENCE_MS);
  await closed;
  clearTimeout(impatience);
}
