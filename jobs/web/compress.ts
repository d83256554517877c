import type { IncomingMessage, ServerResponse } from "node:http";
import { findListedTag } from "@/lib/feeds/conditional";
import type { CompressedStore } from "./compressedStore";
import { dropFramework, isDocument } from "./document";
import { chooseEncoding, type Encoding, isShared, nameEncoding } from "./encoding";
import { FAULT_PAGE, FAULT_POLICY } from "./fault";
import { applyHead, toBuffer } from "./told";

/** Bytes; below it headers weigh more than what compression saves, above it holding an answer does. */
const BODY_MIN = 1_024;
const BODY_MAX = 4 * 1024 * 1024;

/** share: for many alike · own: a page for one · fault: a page that failed · pass: all else. */
type Mode = "undecided" | "share" | "own" | "fault" | "pass";

/**
 * Makes `response` answer shared text compressed: the body is collected, compressed once per content
 * and sent whole. Pages lose the framework's scripts, and one that failed is replaced. Everything
 * else passes untouched. The tag is that of the encoding chosen, and Vary names
 * Accept-Encoding on all shared text, also uncompressed, without body (HEAD) or unchanged (304).
 */
export function compressShared(
  request: IncomingMessage,
  response: ServerResponse,
  store: CompressedStore,
): void {
  const send = {
    write: response.write.bind(response),
    end: response.end.bind(response),
    flushHeaders: response.flushHeaders.bind(response),
  };
  const { writeHead } = response;
  const encoding = chooseEncoding(request.headers["accept-encoding"]);
  const chunks: Buffer[] = [];
  let size = 0;
  let mode: Mode = "undecided";

  // Node itself calls writeHead when the first byte goes out: from then on it is the real one.
  const release = () => {
    response.writeHead = writeHead;
  };
  const decide = () => {
    if (mode === "undecided") mode = decideMode(request, response, encoding);
    if (mode === "pass") release();
    return mode;
  };
  const collect = (chunk: unknown, charset: unknown) => {
    const bytes = toBuffer(chunk, charset);
    size += bytes.length;
    chunks.push(bytes);
  };
  const passOn = () => {
    mode = "pass";
    release();
    for (const chunk of chunks) send.write(chunk);
  };
  const finish = async (done?: () => void) => {
    const body = mode === "fault" ? FAULT_PAGE : Buffer.concat(chunks);
    const prepare = mode !== "fault" && isDocument(readHeaders(response).contentType);
    const isWorthIt = mode === "share" && encoding !== null && size >= BODY_MIN;
    const tidy = prepare ? dropFramework : keep;
    const sent = isWorthIt ? await store.compress(body, encoding, tidy) : tidy(body);
    if (response.destroyed) return;
    if (isWorthIt) {
      response.setHeader("Content-Encoding", encoding);
      response.removeHeader("Accept-Ranges");
    }
    response.setHeader("Content-Length", sent.length);
    release();
    send.end(sent, done);
  };

  response.writeHead = ((status: number, ...rest: unknown[]) => {
    applyHead(response, status, rest);
    return response;
  }) as ServerResponse["writeHead"];
  response.flushHeaders = () => {
    if (decide() === "pass") send.flushHeaders();
  };
  response.write = ((chunk: unknown, ...rest: unknown[]) => {
    if (decide() === "pass") return send.write(chunk, ...(rest as [BufferEncoding]));
    collect(chunk, rest[0]);
    if (size > BODY_MAX && mode !== "fault") passOn();
    return true;
  }) as ServerResponse["write"];
  response.end = ((...given: unknown[]) => {
    if (decide() === "pass") return send.end(...(given as [unknown]));
    const [chunk, charset] = given;
    if (chunk !== undefined && chunk !== null && typeof chunk !== "function") {
      collect(chunk, charset);
    }
    const done = given.find((one): one is () => void => typeof one === "function");
    finish(done).catch((error) => response.destroy(error));
    return response;
  }) as ServerResponse["end"];
}

function decideMode(
  request: IncomingMessage,
  response: ServerResponse,
  encoding: Encoding | null,
): Mode {
  if (response.statusCode === 304) {
    // What it would be sent as is not known here; what the client has is still good.
    retag(response, (tag) => findListedTag(request.headers["if-none-match"] ?? "", tag) ?? tag);
  }
  const headers = readHeaders(response);
  const isPage = isDocument(headers.contentType) && !headers.isEncoded;
  if (isPage && response.statusCode >= 500) {
    response.setHeader("Content-Security-Policy", FAULT_POLICY);
    return "fault";
  }
  const isSharedText = response.statusCode === 200 && isShared(headers);
  if (!isSharedText && !isPage) return "pass";
  if (isSharedText) retag(response, (tag) => nameEncoding(tag, encoding));
  if (request.method !== "HEAD") return isSharedText ? "share" : "own";
  // The length is that of the encoding a GET would choose, which only sending it would tell.
  response.removeHeader("Content-Length");
  return "pass";
}

const keep = (body: Buffer): Buffer => body;

function retag(response: ServerResponse, name: (tag: string) => string): void {
  response.appendHeader("Vary", "Accept-Encoding");
  const tag = response.getHeader("ETag");
  if (typeof tag === "string") response.setHeader("ETag", name(tag));
}

function readHeaders(response: ServerResponse) {
  return {
    cacheControl: String(response.getHeader("Cache-Control") ?? ""),
    contentType: String(response.getHeader("Content-Type") ?? ""),
    isEncoded: response.hasHeader("Content-Encoding"),
  };
}
