import next from "next";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { joinDatabase } from "@/jobs/database";
import { rootFolder } from "@/jobs/supervise";
import { makePage } from "@/jobs/web/makePage";
import type { Answer } from "@/jobs/web/renderAlone";
import { findSharedAddress } from "@/jobs/web/sharedAddress";
import { disconnect } from "@/lib/database/store";
import { setSettings } from "@/lib/env";
import { siteUrl, visit } from "../site/site";

const PATHS = [
  "/",
  "/top/week",
  "/top/all",
  "/new",
  "/tags",
  "/tags/code-generation",
  "/tags/code-generation/top/all",
  "/tags/agents,-evaluation",
  "/papers/2308.12950",
  "/papers/date",
  "/papers/date/2025",
  "/papers/week/2025-W10",
  "/papers/month/2025-03",
];

let fromNext: Answer;
let leaveDatabase: () => Promise<void>;

beforeAll(async () => {
  leaveDatabase = await joinDatabase();
  setSettings({ APP_URL: siteUrl, NODE_ENV: "production" });
  const site = next({
    dir: rootFolder,
    hostname: "localhost",
    port: Number(new URL(siteUrl).port),
  });
  await site.prepare();
  fromNext = site.getRequestHandler();
}, 60_000);

afterAll(async () => {
  await disconnect();
  await leaveDatabase();
});

/** What may differ: the order in the head, and hints of what to load early, which Next also sends as a header. */
function takeApart(page: string) {
  const [head = "", body = ""] = page.split("</head>");
  const elements = head.match(/<(?:title>[^<]*<\/title|script[\s\S]*?<\/script|[^>]*)>/g) ?? [];
  return { head: elements.filter((one) => !/preload|next-size-adjust/.test(one)).sort(), body };
}

async function renderByNext(path: string) {
  const address = findSharedAddress({ method: "GET", url: path });
  if (!address) throw new Error(`${path} is no page that all share.`);
  const { status, headers, body } = await makePage(fromNext, address);
  return { status, headers, text: body.toString() };
}

describe("a page that the web process renders itself", () => {
  it.each(PATHS)("is what Next makes of %s", async (path) => {
    const [ours, theirs] = [await visit(path), await renderByNext(path)];
    expect(ours.status).toBe(theirs.status);
    expect(takeApart(ours.text)).toEqual(takeApart(theirs.text));
    const { link, etag: _, ...expected } = theirs.headers;
    expect(Object.fromEntries(ours.headers)).toMatchObject(expected);
    // Only Next names in a header what to load early: without it the page was not left to Next.
    expect([link !== undefined, ours.headers.get("link")]).toEqual([true, null]);
  });

  it.each(["/papers/9912.99999", "/papers/date/2025-03-10"])(
    "is left to Next where it is missing or moved: %s",
    async (path) => {
      const [ours, theirs] = [await visit(path), await renderByNext(path)];
      expect([ours.status, ours.text]).toEqual([theirs.status, theirs.text]);
    },
  );
});
