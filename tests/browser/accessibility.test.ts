import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { siteUrl } from "../site/site";
import { openBrowser } from "./browser";
import { openReader, type SignedIn } from "./signedIn";

/** What only a reader sees, by the name of the mailed link that leads there, or by path. */
const OWN_PAGES = [
  "confirm",
  "preferences",
  "unsubscribe",
  "view",
  "signIn",
  "/me",
  "/papers/2308.12950/voted?did=upvoted",
] as const;
/** One address for every kind of page that a visitor without a token can open. */
const PAGES = [
  "/",
  "/new",
  "/tags",
  "/tags/code-generation",
  "/tags/code-generation,-evaluation/new",
  "/tags/code-generation,robotics,-agents",
  "/papers/2308.12950",
  "/papers/date",
  "/papers/month/2024-11",
  "/editions",
  "/editions/2025-11-12",
  "/status",
  "/search",
  "/search?q=code+llama",
  "/search?q=nothing-fits-this",
  "/subscribe",
  "/subscribe?state=invalid&email=me&hour=99",
  "/subscribe?state=preview&tags=code-generation",
  "/signin",
  "/about",
  "/about/ranking",
  "/privacy",
  "/no/such/page",
];
const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** All that a theme can change; the rest is the same markup. */
const RULES_OF_COLOUR = ["color-contrast", "link-in-text-block"];
/** Made as the six before them, of which colours alone take axe a second: papers with odd text have a test of their own. */
const LATER_CARDS = "[data-feed] > li:nth-child(n + 7)";

let browser: Browser;
let page: Page;
const trouble: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  page = await (await browser.newContext({ baseURL: siteUrl })).newPage();
  page.on("console", (message) => {
    const isAbsentPage = message.text().includes("status of 404");
    if (["error", "warning"].includes(message.type()) && !isAbsentPage)
      trouble.push(message.text());
  });
  page.on("pageerror", (error) => trouble.push(String(error)));
});
afterAll(() => browser?.close());

/** Without a second page to gather what frames say, as ours have none: half the time. */
const openAxe = () => new AxeBuilder({ page }).setLegacyMode().exclude(LATER_CARDS);

async function listFaults(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

async function expectNoFaults(path: string): Promise<void> {
  const faults: string[] = [];
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    if (width === 360) await page.goto(path, { waitUntil: "load" });
    faults.push(...(await listFaults(openAxe().withTags(STANDARDS))));
    await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    faults.push(...(await listFaults(openAxe().withRules(RULES_OF_COLOUR))));
  }
  expect(faults).toEqual([]);
}

async function expectFit(): Promise<void> {
  await page.setViewportSize({ width: 320, height: 900 });
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 768, height: 900 });
  await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
  expect(await overflow()).toBeLessThanOrEqual(0);
}

describe.each(PAGES)("%s", (path) => {
  it("has no fault that axe knows, in both themes, on a phone and a desk", async () => {
    await expectNoFaults(path);
  });

  it("fits 320 px, and a tablet with text twice as large", async () => {
    await expectFit();
  });
});

describe("what only a reader sees", () => {
  let reader: SignedIn;
  beforeAll(async () => {
    reader = await openReader(`axe-${Date.now()}@example.org`, "code-generation");
    const session = { name: "paperfeed_session", value: reader.session, url: siteUrl };
    await page.context().addCookies([session]);
  });

  it.each(OWN_PAGES)("%s has no fault that axe knows, and fits", async (name) => {
    await expectNoFaults(name.startsWith("/") ? name : reader[name as keyof SignedIn]);
    await expectFit();
  });
});

it("nothing was written to the console", () => {
  expect(trouble).toEqual([]);
});
