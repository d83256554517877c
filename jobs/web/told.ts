import type { OutgoingHttpHeaders, ServerResponse } from "node:http";

/** What writeHead was given, as if set one by one: the head is sent when its body is known. */
export function applyHead(response: ServerResponse, status: number, rest: unknown[]): void {
  response.statusCode = status;
  if (typeof rest[0] === "string") response.statusMessage = rest[0];
  const headers = rest.at(-1);
  if (!headers || typeof headers !== "object") return;
  for (const [name, value] of listHeaders(headers)) {
    if (value !== undefined) response.setHeader(name, value);
  }
}

type HeaderValue = OutgoingHttpHeaders[string];

/** Node takes an object, or one flat list of names and values by turns. */
function listHeaders(headers: object): [string, HeaderValue][] {
  if (!Array.isArray(headers)) return Object.entries(headers as OutgoingHttpHeaders);
  return headers.flatMap((name, index) =>
    index % 2 === 0 ? [[String(name), headers[index + 1] as HeaderValue]] : [],
  );
}

/** A piece of a body, as write and end of a response take it. */
export function toBuffer(chunk: unknown, charset: unknown): Buffer {
  if (typeof chunk !== "string") return Buffer.from(chunk as Uint8Array);
  return Buffer.from(chunk, typeof charset === "string" ? (charset as BufferEncoding) : "utf8");
}
