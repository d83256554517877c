import { type NextRequest, NextResponse } from "next/server";
import { findDeadLink } from "@/lib/links/run";
import {
  composePolicy,
  isTokenPage,
  SECURITY_HEADERS,
  TOKEN_PAGE_HEADERS,
} from "@/lib/paths/headers";
import { matchPath, type PathMatch } from "@/lib/paths/match";

export const config = { matcher: ["/((?!_next/static|_next/image).*)"] };

/** Nothing is routed here: an address no page has, so that Next answers with the 404 page. */
const NO_PAGE = "/no-such-page";

/**
 * Decides from the path what may reach a route, and sets the headers every answer has. Only a mailed
 * link is looked up as well: what it leads to must be known before a page begins its answer.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname } = request.nextUrl;
  const isApi = pathname.startsWith("/api/");
  if (!isApi && request.method !== "GET" && request.method !== "HEAD") {
    return finish(refuseMethod(), pathname, null);
  }
  const match = isApi ? ({ kind: "open" } satisfies PathMatch) : matchPath(pathname);
  const dead = await findDeadLink(pathname, new Date());
  if (dead) {
    const page = at(request, `/broken-link/${dead}`);
    return finish(NextResponse.rewrite(page, { status: 404 }), pathname, null);
  }
  const nonce = match.kind === "dynamic" ? crypto.randomUUID().replaceAll("-", "") : null;
  return finish(answer(request, match, nonce), pathname, nonce);
}

function answer(request: NextRequest, match: PathMatch, nonce: string | null): NextResponse {
  if (match.kind === "open") return NextResponse.next();
  if (match.kind === "unknown") return NextResponse.rewrite(at(request, NO_PAGE), { status: 404 });
  if (match.kind === "moved") return NextResponse.redirect(at(request, match.to), 308);
  const headers = new Headers(request.headers);
  // Next reads the nonce for its own scripts from the policy of the request.
  headers.delete("content-security-policy");
  if (nonce) headers.set("content-security-policy", policy(nonce));
  return NextResponse.rewrite(at(request, match.to), { request: { headers } });
}

function finish(response: NextResponse, path: string, nonce: string | null): NextResponse {
  const headers = isTokenPage(path)
    ? { ...SECURITY_HEADERS, ...TOKEN_PAGE_HEADERS }
    : SECURITY_HEADERS;
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  response.headers.set("Content-Security-Policy", policy(nonce));
  return response;
}

function refuseMethod(): NextResponse {
  const says = "This page can be read, not written to. Forms go to addresses under /api.\n";
  return new NextResponse(says, { status: 405, headers: { Allow: "GET, HEAD" } });
}

const policy = (nonce: string | null): string =>
  composePolicy({ nonce, isDevelopment: process.env.NODE_ENV === "development" });

function at(request: NextRequest, path: string): URL {
  const url = request.nextUrl.clone();
  url.pathname = path;
  return url;
}
