import { createServer, type RequestListener, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { compressShared } from "@/jobs/web/compress";
import { CompressedStore } from "@/jobs/web/compressedStore";
import { chooseEncoding } from "@/jobs/web/encoding";

const asItIs = (body: Buffer) => body;
const page = `<!doctype html>${"<p>One abstract, much like the others.</p>".repeat(200)}`;
const shared = { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "s-maxage=60" };
let server: Server | undefined;

afterEach(() => server?.close());

/** One request to a server that compresses what `answer` sends. */
async function ask(answer: RequestListener, headers: Record<string, string>, method = "GET") {
  const store = new CompressedStore(1_000_000);
  server = createServer((incoming, response) => {
    compressShared(incoming, response, store);
    answer(incoming, response);
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>(
    (resolve) => {
      const outgoing = request({ port, host: "127.0.0.1", method, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => {
          const { statusCode = 0 } = response;
          resolve({ status: statusCode, headers: response.headers, body: Buffer.concat(chunks) });
        });
      });
      outgoing.end();
    },
  );
}

describe("shared text", () => {
  it("comes in brotli or gzip as the client prefers, and unpacks to what the page sent", async () => {
    const answer: RequestListener = (_, response) => response.writeHead(200, shared).end(page);
    const br = await ask(answer, { "accept-encoding": "gzip, br" });
    expect(br.headers["content-encoding"]).toBe("br");
    expect(br.headers["content-length"]).toBe(String(br.body.length));
    expect(brotliDecompressSync(br.body).toString()).toBe(page);
    const zipped = await ask(answer, { "accept-encoding": "gzip" });
    expect(gunzipSync(zipped.body).toString()).toBe(page);
  });

  it("comes as it is to a client that accepts no encoding, with Vary all the same", async () => {
    const answer: RequestListener = (_, response) => response.writeHead(200, shared).end(page);
    const plain = await ask(answer, {});
    expect(plain.headers["content-encoding"]).toBeUndefined();
    expect(plain.headers.vary).toMatch(/accept-encoding/i);
    expect(plain.body.toString()).toBe(page);
  });

  it("written in pieces is one whole", async () => {
    const pieces: RequestListener = (_, response) => {
      response.setHeader("Content-Type", "application/rss+xml");
      response.setHeader("Cache-Control", "public, max-age=60");
      response.write(page.slice(0, 500));
      response.write(Buffer.from(page.slice(500)));
      response.end();
    };
    const { body } = await ask(pieces, { "accept-encoding": "br" });
    expect(brotliDecompressSync(body).toString()).toBe(page);
  });

  it("has a strong tag of its own in every encoding, also without body; unchanged, the one it has", async () => {
    const tagged = { ...shared, ETag: '"abc"' };
    const whole: RequestListener = (_, response) => response.writeHead(200, tagged).end(page);
    expect((await ask(whole, { "accept-encoding": "br" })).headers.etag).toBe('"abc-br"');
    expect((await ask(whole, {})).headers.etag).toBe('"abc"');
    const head = await ask(whole, { "accept-encoding": "br" }, "HEAD");
    expect(head.headers.etag).toBe('"abc-br"');
    expect(head.headers["content-length"]).toBeUndefined();
    const same: RequestListener = (_, response) => response.writeHead(304, { ETag: '"abc"' }).end();
    const again = await ask(same, { "if-none-match": '"abc-gzip"' });
    expect(again).toMatchObject({ status: 304, headers: { etag: '"abc-gzip"' } });
  });
});

describe("everything else", () => {
  it.each([
    ["a private page", { ...shared, "Cache-Control": "private, no-store" }],
    ["a picture", { ...shared, "Content-Type": "image/png" }],
    ["what is encoded already", { ...shared, "Content-Encoding": "zstd" }],
  ])("passes untouched: %s", async (_, headers) => {
    const answer: RequestListener = (_, response) =>
      response.writeHead(200, { ...headers, ETag: '"abc"' }).end(page);
    const { body, headers: got } = await ask(answer, { "accept-encoding": "br" });
    expect(body.toString()).toBe(page);
    expect(got.etag).toBe('"abc"');
  });

  it("keeps its status: an error page is not compressed", async () => {
    const answer: RequestListener = (_, response) => response.writeHead(404, shared).end(page);
    expect(await ask(answer, { "accept-encoding": "br" })).toMatchObject({ status: 404 });
  });
});

describe("the choice of encoding", () => {
  it.each([
    ["gzip, deflate, br", "br"],
    ["gzip", "gzip"],
    ["br;q=0, gzip;q=0.5", "gzip"],
    ["*", "br"],
    ["identity", null],
    [undefined, null],
  ])("for %s is %s", (header, encoding) => {
    expect(chooseEncoding(header)).toBe(encoding);
  });
});

describe("the store of compressed bodies", () => {
  it("gives the same bytes for the same content without compressing again", async () => {
    const store = new CompressedStore(1_000_000);
    const first = await store.compress(Buffer.from(page), "br", asItIs);
    expect(await store.compress(Buffer.from(page), "br", asItIs)).toBe(first);
    expect(await store.compress(Buffer.from(page), "gzip", asItIs)).not.toBe(first);
  });

  it("drops what was not asked for longest when it is full", async () => {
    const store = new CompressedStore(60);
    const one = await store.compress(Buffer.from("a".repeat(2_000)), "gzip", asItIs);
    await store.compress(Buffer.from("b".repeat(2_000)), "gzip", asItIs);
    await store.compress(Buffer.from("c".repeat(2_000)), "gzip", asItIs);
    expect(await store.compress(Buffer.from("a".repeat(2_000)), "gzip", asItIs)).not.toBe(one);
  });
});
