import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContext, Page } from "playwright";
import { openBrowser } from "./browser/browser";
import { importOddPapers, ODD_PAPERS } from "./browser/oddPapers";

// Pictures of every kind of page at three widths and in both themes, to look at:
//   npm start, and beside it: npm run screenshots [-- name …]
// The name "readme" takes those of README instead, where they are committed.
// Of the product whose data lies in DATA_DIR; with names, only of those pages. The name "odd" first
// loads invented papers that strain a page, which stay: only for a product of no other use.
const PUBLIC = {
  trending: "/",
  new: "/new",
  tags: "/tags",
  tag: "/tags/code-generation",
  "tag-empty": "/tags/code-generation,robotics,-agents",
  paper: "/papers/2308.12950",
  archive: "/papers/date",
  month: "/papers/month/2024-11",
  search: "/search?q=code+llama",
  "search-help": "/search",
  "search-nothing": "/search?q=nothing-fits-this",
  subscribe: "/subscribe",
  "subscribe-faults": "/subscribe?state=invalid&email=me&hour=99",
  signin: "/signin?next=/papers/2308.12950",
  edition: "/editions/2025-11-12",
  editions: "/editions",
  status: "/status",
  about: "/about",
  ranking: "/about/ranking",
  privacy: "/privacy",
  "not-found": "/no/such/page",
};
const WIDTHS = [360, 768, 1440];
const THEMES = ["light", "dark"] as const;
const HEIGHTS = { phone: 780, desk: 1000 };

const folder = fileURLToPath(new URL("../screenshots/", import.meta.url));
const [, , ...wanted] = process.argv;

async function takePictures(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const start = join(process.env.DATA_DIR ?? ".data", "start.json");
  const { site, inbox } = JSON.parse(readFileSync(start, "utf8"));
  process.env.PAPERFEED_TEST_URL = site;
  process.env.PAPERFEED_TEST_INBOX_URL = inbox;
  // It asks for these addresses as it is loaded.
  const { openReader } = await import("./browser/signedIn");
  const reader = await openReader(`pictures-${Date.now()}@example.org`, "code-generation");
  const own = { ...pathsOf(reader), me: "/me", voted: "/papers/2308.12950/voted?did=upvoted" };
  const pages = Object.entries({ ...PUBLIC, ...own, ...(await listOddPages()) });
  const browser = await openBrowser();
  for (const width of WIDTHS) {
    for (const colorScheme of THEMES) {
      const viewport = { width, height: width < 768 ? HEIGHTS.phone : HEIGHTS.desk };
      const context = await browser.newContext({ baseURL: site, viewport, colorScheme });
      await context.addCookies([{ name: "paperfeed_session", value: reader.session, url: site }]);
      await takeEach(context, pages, `${width}-${colorScheme}`);
      await context.close();
    }
  }
  if (wanted.includes("readme")) await takeReadmePictures(browser, site);
  await browser.close();
  console.log(`The pictures are in ${folder}`);
}

/** Mailed links as paths, each under the name of its page. */
const pathsOf = ({ session: _, ...links }: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(links).map(([name, link]) => [name, new URL(link).pathname]));

async function listOddPages(): Promise<Record<string, string>> {
  if (!wanted.includes("odd")) return {};
  await importOddPapers();
  const papers = Object.keys(ODD_PAPERS).map((id) => [`odd-${id}`, `/papers/${id}`]);
  return { ...Object.fromEntries(papers), "odd-list": "/papers/month/2019-01" };
}

async function takeEach(context: BrowserContext, pages: [string, string][], ending: string) {
  const page = await context.newPage();
  for (const [name, path] of pages) {
    if (wanted.length > 0 && !wanted.includes(name.replace(/^odd-.*/, "odd"))) continue;
    await page.goto(path, { waitUntil: "networkidle" });
    await takePicture(page, `${name}-${ending}`);
  }
}

const takePicture = (page: Page, name: string) =>
  page.screenshot({ path: join(folder, `${name}.png`) });

/** The pictures of README, which are committed: a desk and a phone, at one dot per pixel. */
async function takeReadmePictures(browser: Browser, site: string): Promise<void> {
  const pictures = [
    { name: "feed", path: "/", width: 1180, height: 720, colorScheme: "light" },
    { name: "paper", path: PUBLIC.paper, width: 1180, height: 720, colorScheme: "dark" },
  ] as const;
  for (const { name, path, width, height, colorScheme } of pictures) {
    const page = await browser.newPage({ baseURL: site, viewport: { width, height }, colorScheme });
    await page.goto(path, { waitUntil: "networkidle" });
    await page.screenshot({ path: join(folder, "..", "public", `readme-${name}.png`) });
    await page.close();
  }
}

takePictures().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
