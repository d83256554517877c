import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { siteUrl } from "../site/site";
import { openBrowser } from "./browser";

/** One address for every kind of page that a visitor without a token can open. */
const PAGES = [
  "/",
  "/new",
  "/tags",
  "/tags/code-generation",
  "/tags/code-generation,-evaluation/new",
  "/papers/2308.12950",
  "/papers/date",
  "/papers/month/2024-11",
  "/search",
  "/search?q=code+llama",
  "/search?q=nothing-fits-this",
  "/subscribe",
  "/about",
  "/about/ranking",
  "/privacy",
  "/no/such/page",
];
const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** All that a theme can change; the rest is the same markup. */
const RULES_OF_COLOUR = ["color-contrast", "link-in-text-block"];

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

async function listFaults(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

describe.each(PAGES)("%s", (path) => {
  it("has no fault that axe knows, in both themes, on a phone and a desk", async () => {
    const faults: string[] = [];
    for (const width of [360, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
      if (width === 360) await page.goto(path, { waitUntil: "load" });
      faults.push(...(await listFaults(new AxeBuilder({ page }).withTags(STANDARDS))));
      await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
      faults.push(...(await listFaults(new AxeBuilder({ page }).withRules(RULES_OF_COLOUR))));
    }
    expect(faults).toEqual([]);
  });

  it("fits 320 px, and a tablet with text twice as large", async () => {
    await page.setViewportSize({ width: 320, height: 900 });
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(await overflow()).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 768, height: 900 });
    await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
    expect(await overflow()).toBeLessThanOrEqual(0);
  });
});

it("nothing was written to the console", () => {
  expect(trouble).toEqual([]);
});
