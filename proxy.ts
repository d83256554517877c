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

const POLICY = composePolicy(process.env.NODE_ENV === "development");

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
    return finish(refuseMethod(), pathname);
  }
  const match = isApi ? ({ kind: "open" } satisfies PathMatch) : matchPath(pathname);
  const dead = await findDeadLink(pathname, new Date());
  if (dead) {
    const page = at(request, `/broken-link/${dead}`);
    return finish(NextResponse.rewrite(page, { status: 404 }), pathname);
  }
  return finish(answer(request, match), pathname);
}

function answer(request: NextRequest, match: PathMatch): NextResponse {
  if (match.kind === "open") return NextResponse.next();
  if (match.kind === "unknown") return NextResponse.rewrite(at(request, NO_PAGE), { status: 404 });
  if (match.kind === "moved") return NextResponse.redirect(at(request, match.to), 308);
  return NextResponse.rewrite(at(request, match.to));
}

function finish(response: NextResponse, path: string): NextResponse {
  const headers = isTokenPage(path)
    ? { ...SECURITY_HEADERS, ...TOKEN_PAGE_HEADERS }
    : SECURITY_HEADERS;
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  response.headers.set("Content-Security-Policy", POLICY);
  return response;
}

function refuseMethod(): NextResponse {
  const says = "This page can be read, not written to. Forms go to addresses under /api.\n";
  return new NextResponse(says, { status: 405, headers: { Allow: "GET, HEAD" } });
}

function at(request: NextRequest, path: string): URL {
  const url = request.nextUrl.clone();
  url.pathname = path;
  return url;
}
