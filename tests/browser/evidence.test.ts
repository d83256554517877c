import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { siteUrl } from "../site/site";
import { openBrowser } from "./browser";

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** The words marked on the page at this moment, lower case. */
const MARKED = `[...(CSS.highlights.get("evidence") ?? [])].map((range) => range.toString().toLowerCase())`;

describe("the tags of a paper page", () => {
  it("mark the words that earned them in title and abstract, by key as by pointer", async () => {
    const page = await browser.newPage({ baseURL: siteUrl });
    await page.goto("/papers/2308.12950");
    const row = page.locator(".evidence > li").first();
    const words = (await row.locator("q").allTextContents()).map((word) => word.toLowerCase());
    expect(words.length).toBeGreaterThan(0);
    expect(await page.evaluate(MARKED)).toEqual([]);
    await row.getByRole("link").focus();
    const marked = await page.evaluate<string[]>(MARKED);
    expect(new Set(marked)).toEqual(new Set(words));
    await page.keyboard.press("Tab");
    await page.locator("h1").hover();
    await page.keyboard.press("Shift+Tab");
    expect(await page.evaluate(MARKED)).toEqual(marked);
    await page.locator("input[name=q]").first().focus();
    expect(await page.evaluate(MARKED)).toEqual([]);
    await row.hover();
    expect(await page.evaluate(MARKED)).toEqual(marked);
    await page.close();
  });
});
