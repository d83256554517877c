import { gzipSync } from "node:zlib";
import type { Browser, BrowserContext, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { siteUrl, visit } from "../site/site";
import { openBrowser } from "./browser";

/** Bytes before compression: what a phone must read through for thirty papers. */
const FEED_BYTES_MAX = 80 * 1024;
/** Bytes compressed, of everything that runs on a feed. */
const SCRIPT_BYTES_MAX = 25 * 1024;

let browser: Browser;
const trouble: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

async function open(options: Parameters<Browser["newContext"]>[0] = {}) {
  const context = await browser.newContext({ baseURL: siteUrl, ...options });
  const page = await context.newPage();
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) trouble.push(message.text());
  });
  page.on("pageerror", (error) => trouble.push(String(error)));
  return { context, page };
}

describe("without JavaScript", () => {
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    ({ context, page } = await open({ javaScriptEnabled: false }));
  });
  afterAll(() => context.close());

  it("a reader searches and opens what was found", async () => {
    await page.goto("/");
    await page.locator("input[name=q]").first().fill("code llama");
    await page.keyboard.press("Enter");
    await page
      .getByRole("link", { name: /Code Llama: Open Foundation/ })
      .first()
      .click();
    await page.getByRole("heading", { level: 1, name: /Code Llama/ }).waitFor();
  });

  it("follows a tag to its form by mail, with the tag chosen", async () => {
    await page.locator('main a[href^="/tags/"]:not([href="/tags"])').first().click();
    const slug = new URL(page.url()).pathname.slice("/tags/".length);
    await page.getByRole("link", { name: "By mail" }).click();
    expect(await page.locator(`input[value="${slug}"]`).isChecked()).toBe(true);
  });

  it("reads page after page to the end", async () => {
    await page.goto("/new");
    const titles = new Set<string>();
    for (let count = 0; count < 20; count += 1) {
      for (const title of await page.locator("[data-feed] h2").allTextContents()) titles.add(title);
      const next = page.getByRole("link", { name: "More papers" });
      if ((await next.count()) === 0) break;
      await next.click();
    }
    expect(titles.size).toBeGreaterThanOrEqual(119);
  });

  it("is led to the abstract where script would open it, and sees no control that does nothing", async () => {
    await page.goto("/");
    await page.getByRole("link", { name: "Abstract" }).first().click();
    await page.getByRole("heading", { name: "Abstract" }).waitFor();
    expect(await page.locator("button:visible:not([type=submit])").count()).toBe(0);
  });
});

describe("with JavaScript", () => {
  it("an abstract opens in place", async () => {
    const { context, page } = await open();
    await page.goto("/");
    await page.getByRole("button", { name: "Abstract", expanded: false }).first().click();
    await page.locator("[data-feed] .abstract").first().waitFor();
    await page.getByRole("button", { name: "Abstract", expanded: true }).press("Space");
    expect(await page.locator("[data-feed] .abstract").first().isHidden()).toBe(true);
    expect(new URL(page.url()).pathname).toBe("/");
    await context.close();
  });

  it("j, k, o, / and ? work, and typing into the search is left alone", async () => {
    const { context, page } = await open();
    await page.goto("/", { waitUntil: "networkidle" });
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    expect(await page.locator("[data-feed] > li").nth(1).getAttribute("data-here")).toBe("");
    await page.keyboard.press("k");
    await page.keyboard.press("o");
    await page.locator("[data-feed] > li:first-child .abstract").waitFor();
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("/");
    await page.keyboard.type("jk?");
    expect(await page.locator("input[name=q]").first().inputValue()).toBe("jk?");
    await context.close();
  });

  it("further papers come by scrolling, each once", async () => {
    const { context, page } = await open();
    await page.goto("/top/all", { waitUntil: "networkidle" });
    await page.locator(".more").scrollIntoViewIfNeeded();
    await page.locator("[data-feed] > li").nth(59).waitFor();
    const paths = await page
      .locator("[data-feed] h2 a")
      .evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    expect(new Set(paths).size).toBe(paths.length);
    await context.close();
  });

  it("who comes back from a paper finds the papers that came by scrolling, and their place", async () => {
    const { context, page } = await open();
    await page.goto("/top/all", { waitUntil: "networkidle" });
    await page.locator(".more").scrollIntoViewIfNeeded();
    const late = page.locator("[data-feed] > li").nth(45);
    await late.getByRole("heading").getByRole("link").click();
    await page.waitForURL("**/papers/**");
    await page.goBack();
    await late.waitFor();
    await page.waitForFunction(() => scrollY > 2000);
    expect(await late.getByRole("heading").isVisible()).toBe(true);
    const box = await late.boundingBox();
    expect(box && box.y > -200 && box.y < 900).toBe(true);
    await context.close();
  });

  it("theme and density are remembered, without a flash of the other", async () => {
    const { context, page } = await open({ colorScheme: "light" });
    await page.goto("/", { waitUntil: "networkidle" });
    await page.getByRole("button", { name: "Theme: as your system" }).click();
    await page.getByRole("button", { name: "Theme: light" }).click();
    await page.getByRole("button", { name: "Density: comfortable" }).click();
    await page.goto("/new", { waitUntil: "commit" });
    await page.locator("body").waitFor();
    const root = page.locator("html");
    expect(await root.getAttribute("data-theme")).toBe("dark");
    expect(await root.getAttribute("data-density")).toBe("compact");
    await context.close();
  });

  it("papers that came since the last visit are marked", async () => {
    const { context, page } = await open();
    await page.goto("/new", { waitUntil: "networkidle" });
    expect(await page.locator("[data-new]").count()).toBe(0);
    // An earlier visit, three days after the newest paper here was submitted, that saw none.
    await page.evaluate(() => {
      const newest = Date.parse(
        document.querySelector("[data-feed] time")?.getAttribute("datetime") ?? "",
      );
      localStorage.setItem("paperfeed-visit-at", String(newest + 3 * 86_400_000));
      localStorage.setItem("paperfeed-seen", "");
    });
    await page.reload({ waitUntil: "networkidle" });
    expect(await page.locator("[data-new]").count()).toBeGreaterThan(0);
    await context.close();
  });

  it.each(["/", "/papers/2308.12950", "/tags"])(
    "nothing of %s moves while it loads",
    async (path) => {
      const { context, page } = await open({ viewport: { width: 390, height: 844 } });
      await page.addInitScript(() => {
        const shifts: number[] = [];
        Object.assign(window, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            shifts.push((entry as PerformanceEntry & { value: number }).value);
        }).observe({ type: "layout-shift", buffered: true });
      });
      await page.goto(path, { waitUntil: "networkidle" });
      const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
      expect(shifts.reduce((sum, value) => sum + value, 0)).toBeLessThan(0.01);
      await context.close();
    },
  );
});

describe("weight", () => {
  it("of all scripts a feed loads stays within the budget, and none is the framework's", async () => {
    const { context, page } = await open();
    const sizes = new Map<string, number>();
    page.on("response", async (response) => {
      if (response.request().resourceType() !== "script") return;
      sizes.set(new URL(response.url()).pathname, gzipSync(await response.body()).length);
    });
    await page.goto("/", { waitUntil: "networkidle" });
    expect(sizes.size).toBeGreaterThan(5);
    expect([...sizes.keys()].filter((path) => !path.startsWith("/js/"))).toEqual([]);
    const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    expect(total).toBeLessThanOrEqual(SCRIPT_BYTES_MAX);
    await context.close();
  });

  it("of thirty papers stays within the budget", async () => {
    for (const path of ["/", "/top/all", "/new"]) {
      expect(Buffer.byteLength((await visit(path)).text), path).toBeLessThanOrEqual(FEED_BYTES_MAX);
    }
  });
});

it("nothing was written to the console", () => {
  expect(trouble).toEqual([]);
});
