import {
  createServer,
  type IncomingHttpHeaders,
  type RequestListener,
  request,
  type Server,
} from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { answerShared } from "@/jobs/web/answerShared";
import { makePage } from "@/jobs/web/makePage";
import { PageStore } from "@/jobs/web/pageStore";
import { findSharedAddress } from "@/jobs/web/sharedAddress";

const SHARED = { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "s-maxage=60" };
const TEXT = `<!doctype html>${"<p>One abstract, much like the others.</p>".repeat(200)}`;
let server: Server | undefined;

afterEach(() => server?.close());

type Asked = { path?: string; headers?: Record<string, string>; method?: string };

/** A server that keeps what `answer` says, and how to ask it. */
async function serve(answer: RequestListener) {
  const store = new PageStore((address) => makePage(answer, address), 1e6);
  server = createServer((incoming, response) => {
    const address = findSharedAddress(incoming);
    if (address) void answerShared(incoming, response, address, store);
    else response.writeHead(501).end();
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return (asked: Asked = {}) =>
    new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>((resolve) => {
      const { path = "/", headers = {}, method = "GET" } = asked;
      request({ port, host: "127.0.0.1", method, path, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => {
          const { statusCode = 0 } = response;
          resolve({ status: statusCode, headers: response.headers, body: Buffer.concat(chunks) });
        });
      }).end();
    });
}

describe("a page for everybody", () => {
  it("never holds anything of the reader who asked for it first", async () => {
    const ask = await serve((incoming, response) => {
      response.writeHead(200, SHARED).end(`${TEXT}${JSON.stringify(incoming.headers)}`);
    });
    const reader = { cookie: "session=of-ada", authorization: "Bearer ada", "x-name": "ada" };
    const hers = await ask({ headers: reader, path: "/?who=ada" });
    expect(hers.body.toString()).not.toContain("ada");
    expect((await ask()).body.equals(hers.body)).toBe(true);
  });

  it("is not kept when it sets a cookie, nor a feed that says it is private", async () => {
    let count = 0;
    const ask = await serve((_, response) => {
      count += 1;
      const own = count % 2 ? { "Set-Cookie": "a=1" } : { "Cache-Control": "private, no-store" };
      response.writeHead(200, { ...SHARED, ...own }).end(`${TEXT}${count}`);
    });
    const path = "/feed.xml";
    const bodies = [await ask({ path }), await ask({ path }), await ask({ path })];
    expect(new Set(bodies.map(({ body }) => body.toString())).size).toBe(3);
  });

  it("comes in the encoding asked for, with a strong tag of its own, its age, and what it depends on", async () => {
    const ask = await serve((_, response) => response.writeHead(200, SHARED).end(TEXT));
    const plain = await ask();
    const packed = await ask({ headers: { "accept-encoding": "br" } });
    expect(plain.body.toString()).toBe(TEXT);
    expect(brotliDecompressSync(packed.body).toString()).toBe(TEXT);
    expect(packed.headers).toMatchObject({ "content-encoding": "br", vary: "Accept-Encoding" });
    expect(plain.headers.etag).toMatch(/^"[\w-]{27}"$/);
    expect(packed.headers.etag).toBe(plain.headers.etag?.replace(/"$/, '-br"'));
    expect(packed.headers.age).toBe("0");
    expect(packed.headers["content-length"]).toBe(String(packed.body.length));
  });

  it("is not sent again to who has it", async () => {
    const ask = await serve((_, response) => response.writeHead(200, SHARED).end(TEXT));
    const { headers } = await ask();
    const again = await ask({ headers: { "if-none-match": headers.etag ?? "" } });
    expect(again).toMatchObject({ status: 304, headers: { etag: headers.etag } });
    expect(again.body).toHaveLength(0);
    const packed = { "if-none-match": headers.etag ?? "", "accept-encoding": "br" };
    expect(await ask({ headers: packed })).toMatchObject({ status: 304 });
    expect(await ask({ headers: { "if-none-match": '"other"' } })).toMatchObject({ status: 200 });
  });

  it("is asked about without its body by HEAD", async () => {
    const ask = await serve((_, response) => response.writeHead(200, SHARED).end(TEXT));
    const head = await ask({ method: "HEAD" });
    expect(head.headers["content-length"]).toBe(String(TEXT.length));
    expect(head.body).toHaveLength(0);
  });

  it("keeps the status and place of what is elsewhere or nowhere", async () => {
    const ask = await serve((incoming, response) => {
      if (incoming.url === "/new") response.writeHead(404, SHARED).end("");
      else if (incoming.url === "/no-such-page") response.writeHead(404).end("There is no page.");
      else response.writeHead(307, { Location: "/papers/date/2026-01-02" }).end();
    });
    const missing = await ask({ path: "/new" });
    expect(missing.status).toBe(404);
    expect(missing.body.toString()).toBe("There is no page.");
    const moved = await ask({ path: "/papers/date/2026-01-03" });
    expect(moved).toMatchObject({
      status: 307,
      headers: { location: "/papers/date/2026-01-02" },
    });
  });

  it("that failed is replaced by one that says so, and asked for again", async () => {
    let isDown = true;
    const ask = await serve((_, response) => {
      response.writeHead(isDown ? 500 : 200, SHARED).end(isDown ? "" : TEXT);
    });
    const fault = await ask();
    expect(fault.status).toBe(500);
    expect(fault.body.toString()).toContain("could not be made");
    isDown = false;
    expect((await ask()).body.toString()).toBe(TEXT);
  });
});

describe("the address of a shared answer", () => {
  it.each([
    ["/", "/top/day"],
    ["/?utm_source=mail", "/top/day"],
    ["/tags/agents", "/tags/agents"],
    ["/papers/2308.12950", "/papers/2308.12950"],
    ["/feed.xml", "/channels/feed.xml/all"],
    ["/papers/2308.12950.bib", "/paper-formats/bib/2308.12950"],
  ])("%s is kept as %s", (url, key) => {
    expect(findSharedAddress({ method: "GET", url })?.key).toBe(key);
  });

  it.each([
    ["GET", "/me"],
    ["GET", "/search?q=agents"],
    ["GET", "/search/feed.xml?q=agents"],
    ["GET", "/api/papers"],
    ["GET", "/preferences/some-token"],
    ["GET", "/papers/2308.12950/voted"],
    ["GET", "/no-such-page"],
    ["POST", "/"],
  ])("%s %s is made for each request", (method, url) => {
    expect(findSharedAddress({ method, url })).toBeNull();
  });
});
