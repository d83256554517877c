import type { IncomingMessage, ServerResponse } from "node:http";
import { isNotModified } from "@/lib/feeds/conditional";
import { chooseEncoding, nameEncoding } from "./encoding";
import type { FoundPage, PageStore } from "./pageStore";
import type { SharedAddress } from "./sharedAddress";

/** Answers with the page kept for this address, or with 304 a client that has it already. */
export async function answerShared(
  request: IncomingMessage,
  response: ServerResponse,
  address: SharedAddress,
  store: PageStore,
): Promise<void> {
  const found = await store.find(address, chooseEncoding(request.headers["accept-encoding"]));
  const { status, headers } = found.page;
  const { etag } = headers;
  const tag = typeof etag === "string" ? { etag: nameEncoding(etag, found.encoding) } : {};
  const sent = { ...headers, ...tag, age: String(Math.floor(found.ageMs / 1000)) };
  if (status === 200 && isKnown(request, found)) {
    response.writeHead(304, sent).end();
    return;
  }
  const length = { "content-length": found.body.length };
  const coding = found.encoding ? { "content-encoding": found.encoding } : {};
  response.writeHead(status, { ...sent, ...coding, ...length });
  response.end(request.method === "HEAD" ? undefined : found.body);
}

function isKnown({ headers }: IncomingMessage, { page }: FoundPage): boolean {
  const { etag, "last-modified": lastModified } = page.headers;
  if (typeof etag !== "string") return false;
  const conditions = {
    ifNoneMatch: headers["if-none-match"] ?? null,
    // Without a date of its own nothing can be said to be older than one.
    ifModifiedSince: lastModified ? (headers["if-modified-since"] ?? null) : null,
  };
  const current = { etag, lastModified: String(lastModified ?? "") };
  return isNotModified(conditions, current);
}
