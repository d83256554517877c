import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runJob, siteUrl } from "../site/site";
import { openBrowser } from "./browser";
import { importOddPapers, ODD_PAPERS } from "./oddPapers";

let browser: Browser;
let page: Page;
const trouble: string[] = [];

beforeAll(async () => {
  await importOddPapers();
  await runJob("rank");
  browser = await openBrowser();
  page = await (await browser.newContext({ baseURL: siteUrl })).newPage();
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) trouble.push(message.text());
  });
});
afterAll(() => browser?.close());

async function expectFit(): Promise<void> {
  for (const width of [320, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over, `${width} px`).toBeLessThanOrEqual(0);
  }
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} ${node.html}`))).toEqual(
    [],
  );
}

describe.each(Object.entries(ODD_PAPERS))("the page of %s", (id, { name, title }) => {
  it(`with ${name} fits every screen and can be read by all`, async () => {
    await page.goto(`/papers/${id}`);
    const heading = page.getByRole("heading", { level: 1 });
    expect((await heading.innerText()).slice(0, 8)).toBe(title.slice(0, 8));
    await expectFit();
  });
});

describe("a list of them all", () => {
  it("fits every screen, in a feed and found by a search", async () => {
    await page.goto("/papers/month/2019-01");
    expect(await page.locator("[data-feed] > li").count()).toBeGreaterThanOrEqual(6);
    await expectFit();
    await page.goto("/search?q=language+models+after:2019-01+before:2019-02");
    await expectFit();
  });

  it("opens 30 KB in place", async () => {
    await page.goto("/papers/month/2019-01");
    const card = page.locator("[data-feed] > li", { hasText: "Everything about Language" });
    await card.getByRole("button", { name: "Abstract" }).click();
    await card.locator(".abstract").waitFor();
    await expectFit();
  });
});

describe("their details", () => {
  it("of 3,000 authors a few are shown, all can be, and the card says how many", async () => {
    await page.goto("/papers/1901.90002");
    await page.getByText("and 2,976 more").click();
    await page.getByText("Family2999").waitFor();
    await page.goto("/papers/month/2019-01");
    await page.getByText("and 2,997 more").waitFor();
  });

  it("nobody and no date are said in words", async () => {
    await page.goto("/papers/1901.90004");
    await page.locator("article").getByText("Authors unknown").waitFor();
    await page.goto("/papers/1901.90005");
    await page.locator(".facts").getByText("Date unknown").waitFor();
  });

  it("text from right to left begins at the right", async () => {
    await page.goto("/papers/1901.90003");
    const direction = (name: string) =>
      page.locator(name).evaluate((element) => getComputedStyle(element).direction);
    expect([await direction("h1"), await direction(".abstract")]).toEqual(["rtl", "rtl"]);
  });

  it("math of a title is math, and what is broken stays as it was typed", async () => {
    await page.goto("/papers/1901.90006");
    expect(await page.locator("h1 math").count()).toBe(3);
    expect(await page.locator("h1").innerText()).toContain("\\frac{1 and Beyond");
  });

  it("a withdrawn paper says so and is in no list", async () => {
    await page.goto("/papers/1901.90008");
    await page.getByText("An error in section 3.").waitFor();
    await page.goto("/papers/month/2019-01");
    expect(await page.getByText("A Language Model Taken Back").count()).toBe(0);
  });
});

it("nothing was written to the console", () => {
  expect(trouble).toEqual([]);
});
