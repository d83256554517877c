import { renderToStaticMarkup } from "react-dom/server";
import type { PageMetadata } from "@/app/pageMetadata";
import { log } from "@/lib/log";
import { composePolicy, SECURITY_HEADERS } from "@/lib/paths/headers";
import type { Rendered } from "../renderAlone";
import { cutFrame, type Frame } from "./frame";
import { PageHead } from "./PageHead";
import { findRoute } from "./routes";

export type PageRenderer = (to: string) => Promise<Rendered | null>;

const HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": composePolicy(false),
  ...Object.fromEntries(
    Object.entries(SECURITY_HEADERS).map(([name, value]) => [name.toLowerCase(), value]),
  ),
};

/**
 * Renders pages that no component of which runs in the browser, within the frame of one that Next
 * built: React writes their markup once, where Next writes it, its own data, and both into streams.
 * Null for what is left to Next: other pages, ones that are missing or moved, and ones that fail.
 */
export function createRenderer(built: Buffer): PageRenderer {
  const frame = cutFrame(built);
  return async (to) => {
    const route = findRoute(to);
    if (!route) return null;
    try {
      const body = await renderBody(frame, await route.load(), route.params);
      return { status: 200, headers: HEADERS, body, isPlain: true };
    } catch (error) {
      // notFound() and redirect() of Next throw what is meant for Next.
      if (!isForNext(error)) log.error("a page was left to Next", { to, error: String(error) });
      return null;
    }
  };
}

type Route = NonNullable<ReturnType<typeof findRoute>>;
type Module = Awaited<ReturnType<Route["load"]>>;

async function renderBody(frame: Frame, page: Module, params: Route["params"]): Promise<Buffer> {
  const props = { params: Promise.resolve(params as never) };
  const [metadata, content] = await Promise.all([
    page.generateMetadata(props),
    page.default(props),
  ]);
  const head = renderToStaticMarkup(<PageHead page={metadata as PageMetadata} />);
  return Buffer.from(frame.start + head + frame.middle + renderToStaticMarkup(content) + frame.end);
}

const isForNext = (error: unknown): boolean =>
  error instanceof Error && "digest" in error && String(error.digest).startsWith("NEXT_");
