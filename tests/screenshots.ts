import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openBrowser } from "./browser/browser";

// Pictures of every kind of page at three widths and in both themes, to look at:
//   npm start, and beside it: npm run screenshots [-- http://localhost:3000]
const PAGES = {
  trending: "/",
  new: "/new",
  tags: "/tags",
  tag: "/tags/code-generation",
  paper: "/papers/2308.12950",
  archive: "/papers/date",
  month: "/papers/month/2024-11",
  search: "/search?q=code+llama",
  "search-help": "/search",
  "search-nothing": "/search?q=nothing-fits-this",
  subscribe: "/subscribe",
  about: "/about",
  ranking: "/about/ranking",
  privacy: "/privacy",
  "not-found": "/no/such/page",
};
const WIDTHS = [360, 768, 1440];
const THEMES = ["light", "dark"] as const;

const folder = fileURLToPath(new URL("../screenshots/", import.meta.url));
const site = process.argv[2] ?? process.env.PAPERFEED_TEST_URL ?? "http://localhost:3000";

async function takePictures(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const browser = await openBrowser();
  for (const width of WIDTHS) {
    for (const colorScheme of THEMES) {
      const viewport = { width, height: width < 768 ? 780 : 1000 };
      const context = await browser.newContext({ baseURL: site, viewport, colorScheme });
      const page = await context.newPage();
      for (const [name, path] of Object.entries(PAGES)) {
        await page.goto(path, { waitUntil: "networkidle" });
        await page.screenshot({ path: `${folder}${name}-${width}-${colorScheme}.png` });
      }
      await context.close();
    }
  }
  await takeReadmePicture(browser);
  await browser.close();
  console.log(`Pictures of ${Object.keys(PAGES).length} pages are in ${folder}`);
}

/** The picture of README: the front page on a desk, at one dot per pixel to stay small. */
async function takeReadmePicture(browser: Awaited<ReturnType<typeof openBrowser>>): Promise<void> {
  const page = await browser.newPage({ baseURL: site, viewport: { width: 1180, height: 720 } });
  await page.goto("/", { waitUntil: "networkidle" });
  await page.screenshot({ path: `${folder}readme-feed.png` });
}

takePictures().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
