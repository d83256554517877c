import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { siteUrl, visit } from "../site/site";
import { openBrowser } from "./browser";

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe("a feed opened in a browser", () => {
  it.each(["/feed.xml", "/atom.xml", "/search/atom.xml?q=llama"])(
    "%s is laid out",
    async (path) => {
      const { text } = await visit(path);
      const [, title = ""] = /<(?:item|entry)>.*?<title[^>]*>([^<&]+)/s.exec(text) ?? [];
      const page = await browser.newPage({ baseURL: siteUrl });
      await page.goto(path);
      const shown = page.getByText(title, { exact: true }).first();
      // Source text has no weight; a browser without XSL gets as far by the plain stylesheet.
      expect(await shown.evaluate((element) => getComputedStyle(element).fontWeight)).toBe("600");
      await page.close();
    },
  );
});
