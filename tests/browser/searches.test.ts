import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { waitForMails } from "../site/inbox";
import { siteUrl } from "../site/site";
import { openBrowser } from "./browser";
import { waitForLink } from "./mailedLinks";

const WAYS = [
  { way: "with JavaScript", hasScript: true },
  { way: "without JavaScript", hasScript: false },
];
const SEARCH = 'llama "foundation models"';
const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let browser: Browser;
const trouble: string[] = [];
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe.each(WAYS)("a search, $way,", ({ hasScript }) => {
  const address = `search-${hasScript ? "script" : "bare"}-${Date.now()}@example.org`;
  let context: BrowserContext;
  let page: Page;
  const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
  const field = (name: string) => page.getByLabel(name, { exact: true });

  beforeAll(async () => {
    const options = { baseURL: siteUrl, javaScriptEnabled: hasScript };
    context = await browser.newContext({ ...options, reducedMotion: "reduce" });
    page = await context.newPage();
    page.on("console", (message) => {
      const isRefusal = message.text().includes("status of 422");
      if (["error", "warning"].includes(message.type()) && !isRefusal) trouble.push(message.text());
    });
    page.on("pageerror", (error) => trouble.push(String(error)));
  });
  afterAll(() => context?.close());

  /** Axe needs its script in the page. */
  const expectNoFaults = async () => {
    if (!hasScript) return;
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .withTags(STANDARDS)
      .analyze();
    expect(
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
    ).toEqual([]);
  };

  it("leads from its results to the form, filled in, with the papers it would bring", async () => {
    await page.goto(`/search?${new URLSearchParams({ q: SEARCH })}`);
    expect(
      await page.locator("main").getByRole("link", { name: "Atom" }).getAttribute("href"),
    ).toContain("/search/atom.xml?q=llama");
    await expectNoFaults();
    await page.getByRole("link", { name: "Follow this search" }).click();
    await page.waitForURL("**/subscribe?q=**");
    expect(await field("Searches").inputValue()).toBe(SEARCH);
    expect(await page.locator("#preview").textContent()).toContain("found by the search llama");
    expect(await page.locator("#preview li").count()).toBeGreaterThan(0);
    await expectNoFaults();
  });

  it("of a paper's name is refused beside its field, and what was typed is kept", async () => {
    await field("Email address").fill(address);
    await field("Searches").fill(`${SEARCH}\n2308.12950`);
    await button("Subscribe").click();
    await page.getByRole("alert").waitFor();
    expect(await page.locator("#searches-error").textContent()).toContain("names one paper");
    expect(await field("Searches").inputValue()).toBe(`${SEARCH}\n2308.12950`);
    await expectNoFaults();
  });

  it("is followed when the mailed button is pressed; the first mail says that it brought them", async () => {
    await field("Searches").fill(SEARCH);
    await button("Subscribe").click();
    await page.getByRole("heading", { level: 1, name: "Look into your inbox" }).waitFor();
    await page.goto(await waitForLink(address, 1, "confirm"));
    await button("Confirm my digest").click();
    await page.getByRole("heading", { level: 1 }).waitFor();
    const [, welcome] = await waitForMails(address, 2);
    expect(welcome?.text).toContain(`Found by your search ${SEARCH}:`);
    expect(welcome?.text).toContain(`because you follow the search ${SEARCH},`);
    await page.goto(await waitForLink(address, 2, "editions/view"));
    expect(await page.locator("main").textContent()).toContain(`found by your search ${SEARCH}`);
  });

  it("is changed in preferences, which keep what was saved", async () => {
    await page.goto(await waitForLink(address, 2, "preferences"));
    expect(await field("Searches").inputValue()).toBe(SEARCH);
    await field("Searches").fill(`${SEARCH}\n“mixture of experts” has:code`);
    await button("Save").click();
    await page.getByText("Saved. The next mail follows it.").waitFor();
    expect(await field("Searches").inputValue()).toBe(`${SEARCH}\n"mixture of experts" has:code`);
    await expectNoFaults();
  });

  it("is added and taken away by who is signed in, and added to preferences from its page", async () => {
    await page.goto("/signin");
    await field("Email address").fill(address);
    await page.locator("main").getByRole("button").click();
    await page.goto(await waitForLink(address, 3, "signin"));
    await page.locator("main").getByRole("button").click();
    await page.waitForURL((url) => !url.pathname.startsWith("/signin"));
    await page.goto("/me");
    await field("Follow a search").fill("<b>bold</b> -tag:agents");
    await button("Follow").click();
    await page.getByRole("link", { name: "<b>bold</b> -tag:agents", exact: true }).waitFor();
    await expectNoFaults();
    await field("Follow a search").fill("-agents");
    await button("Follow").click();
    await page.locator("#add-error").waitFor();
    await button("Do not follow <b>bold</b> -tag:agents").click();
    await page.waitForURL("**/me#searches");
    expect(await page.getByRole("link", { name: "<b>bold</b>" }).count()).toBe(0);
    await page.goto("/subscribe?q=diffusion");
    await page.waitForURL("**/preferences/**");
    expect(await field("Searches").inputValue()).toContain("has:code\ndiffusion");
    await button("Save").click();
    await page.getByText("Saved. The next mail follows it.").waitFor();
    await page.goto("/me");
    await page.getByRole("link", { name: "diffusion", exact: true }).waitFor();
  });
});

it("wrote nothing to the console", () => {
  expect(trouble).toEqual([]);
});
