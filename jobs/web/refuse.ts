export type Refusal = { status: 400 | 405 | 411 | 413; text: string; allow?: string };

/** Bytes of a form or a webhook call; the longest real one, a form with every tag, has under 10 KB. */
export const BODY_MAX = 256 * 1024;

/** What the API document names is only read. */
const READ_API = /^\/api\/(?:daily_papers|papers|arxiv|suggestions|tags|openapi\.json)(?:\/|$)/;

type Request = {
  method?: string | undefined;
  url?: string | undefined;
  headers: { "content-length"?: string | undefined; "transfer-encoding"?: string | undefined };
};

/**
 * Pure: why a request is refused before any page sees it, or null. A page answers only GET and HEAD:
 * a POST to one would get 200 from Next and do nothing. A body must say its length beforehand, so
 * that one too long is refused unread; Node's parser holds it to what it said.
 */
export function findRefusal(request: Request, isDevelopment: boolean): Refusal | null {
  const path = (request.url ?? "").split("?")[0] ?? "";
  if (!path.startsWith("/")) return { status: 400, text: "The address is not a path." };
  const allow = listMethods(path, isDevelopment);
  if (!allow.includes(request.method ?? "")) {
    const text = `${request.method} is nothing this address answers, but ${allow.join(", ")}.`;
    return { status: 405, text, allow: allow.join(", ") };
  }
  if (request.headers["transfer-encoding"] !== undefined) {
    return { status: 411, text: "Send the length of the content (Content-Length)." };
  }
  if (Number(request.headers["content-length"] ?? 0) > BODY_MAX) {
    return { status: 413, text: `The form is too large: at most ${BODY_MAX / 1024} KB are read.` };
  }
  return null;
}

/** What an address may be asked for (RFC 9110, 15.5.6: a 405 has to name it). */
function listMethods(path: string, isDevelopment: boolean): string[] {
  if (READ_API.test(path)) return ["GET", "HEAD", "OPTIONS"];
  // In development Next's error overlay posts to addresses of its own.
  const isWritten = path.startsWith("/api/") || (isDevelopment && path.startsWith("/__nextjs"));
  return isWritten ? ["GET", "HEAD", "POST", "OPTIONS"] : ["GET", "HEAD"];
}
