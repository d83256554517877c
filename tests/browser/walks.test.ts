import type { Browser, BrowserContext, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { siteUrl } from "../site/site";
import { openBrowser } from "./browser";
import { type Hands, pointing, typing } from "./hands";
import { waitForLink } from "./mailedLinks";

const PAPER = "/papers/2308.12950";
const WAYS = [
  { way: "by keys alone", hasScript: true, hold: typing },
  { way: "without JavaScript", hasScript: false, hold: () => pointing },
];

let browser: Browser;
const trouble: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

async function open(hasScript: boolean) {
  const options = { baseURL: siteUrl, javaScriptEnabled: hasScript };
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on("console", (message) => {
    // Chromium itself reports the status of a form that comes back with its faults.
    const isRefusal = message.text().includes("status of 422");
    if (["error", "warning"].includes(message.type()) && !isRefusal) trouble.push(message.text());
  });
  page.on("pageerror", (error) => trouble.push(String(error)));
  return { context, page };
}

describe.each(WAYS)("$way", ({ hasScript, hold }) => {
  const address = `walk-${hasScript ? "keys" : "bare"}-${Date.now()}@example.org`;
  let context: BrowserContext;
  let page: Page;
  let hands: Hands;
  const link = (name: string | RegExp) => page.getByRole("link", { name }).first();
  const button = (name: string | RegExp) => page.getByRole("button", { name }).first();
  const settle = () => page.waitForLoadState(hasScript ? "networkidle" : "load");

  beforeAll(async () => {
    ({ context, page } = await open(hasScript));
    hands = hold(page);
  });
  afterAll(() => context?.close());

  it("a reader searches, opens a paper and goes on to one of its tags", async () => {
    await page.goto("/");
    await hands.write(page.locator("input[name=q]").first(), "code llama");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/search?**");
    await hands.press(link(/Code Llama: Open Foundation/));
    await page.waitForURL(`**${PAPER}`);
    await hands.press(page.locator('aside a[href="/tags/code-generation"]'));
    await page.waitForURL("**/tags/code-generation");
  });

  it("subscribes to the tag and confirms", async () => {
    await hands.press(link("By mail"));
    await page.waitForURL("**/subscribe?tag=code-generation");
    expect(await page.locator('input[value="code-generation"]').isChecked()).toBe(true);
    await hands.write(page.getByLabel("Email address"), address);
    if (!hasScript) await hands.press(button("Preview"));
    await page.locator("#preview li").first().waitFor();
    expect(await page.getByLabel("Email address").inputValue()).toBe(address);
    await hands.press(button("Subscribe"));
    await page.getByRole("heading", { level: 1, name: "Look into your inbox" }).waitFor();
    await page.goto(await waitForLink(address, 1, "confirm"));
    await hands.press(button("Confirm my digest"));
    await page.getByRole("heading", { level: 1, name: "You are subscribed" }).waitFor();
  });

  it("who is not signed in is led there by an upvote, and back to the paper", async () => {
    await page.goto(PAPER);
    await settle();
    await hands.press(button(/^Upvote/));
    await page.waitForURL(`**/signin?next=${encodeURIComponent(PAPER)}`);
    await hands.write(page.getByLabel("Email address"), address);
    await hands.press(button("Mail me a link"));
    await page.getByRole("heading", { level: 1, name: "Look into your inbox" }).waitFor();
    // The welcome edition is the second mail, unless the sign-in overtakes it.
    await page.goto(await waitForSignIn(address));
    await hands.press(button("Sign in on this device"));
    await page.waitForURL(`**${PAPER}`);
  });

  it("upvotes and saves a paper, and takes the upvote back", async () => {
    await settle();
    await hands.press(button(/^Upvote/));
    if (hasScript) {
      await page.locator('button[aria-pressed="true"]', { hasText: /Upvote\s*1/ }).waitFor();
      await hands.press(button(/^Save/));
      await page.locator('button[aria-pressed="true"]', { hasText: "Save" }).waitFor();
      await hands.press(button(/^Upvote/));
      await page.locator('button[aria-pressed="false"]', { hasText: /Upvote/ }).waitFor();
      expect(new URL(page.url()).pathname).toBe(PAPER);
      return;
    }
    await page.getByRole("heading", { level: 1, name: "Upvoted" }).waitFor();
    await hands.press(button("Take the upvote back"));
    await page.getByRole("heading", { level: 1, name: "Upvote taken back" }).waitFor();
    await hands.press(button("Save"));
    await page.getByRole("heading", { level: 1, name: "Saved" }).waitFor();
    await hands.press(link(/Code Llama/));
  });

  it("upvotes a paper in the feed", async () => {
    await page.goto("/");
    await settle();
    const second = page.locator("[data-feed] > li").nth(1);
    if (!hasScript) {
      await hands.press(second.getByRole("button", { name: "Upvote" }));
      await page.getByRole("heading", { level: 1, name: "Upvoted" }).waitFor();
      return;
    }
    for (const key of "jjus") await page.keyboard.press(key);
    await second.locator('button[aria-pressed="true"]', { hasText: /Upvote\s*\d/ }).waitFor();
    await second.locator('button[aria-pressed="true"]', { hasText: "Save" }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/");
  });

  it("finds the paper on their page", async () => {
    await page.goto("/");
    await hands.press(page.locator('a[href="/me"]').first());
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.getByRole("link", { name: /Code Llama/ }).waitFor();
  });

  it("changes what they follow", async () => {
    await hands.press(link("Change what you follow"));
    await page.waitForURL("**/preferences/**");
    const box = page.locator('input[name="tags"][value="code-generation"]');
    await hands.tick(box);
    await hands.press(button("Save"));
    await page.getByText("Saved. The next mail follows it.").waitFor();
    expect(await box.isChecked()).toBe(false);
  });

  it("is told beside the field and above the form what was wrong", async () => {
    await hands.write(page.getByLabel("Papers in a mail"), "many");
    await hands.press(button("Save"));
    const summary = page.getByRole("alert");
    await hands.press(summary.getByRole("link"));
    const field = page.getByLabel("Papers in a mail");
    expect(await field.getAttribute("aria-invalid")).toBe("true");
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    const said = await field.getAttribute("aria-describedby");
    expect(await page.locator(`[id="${said?.split(" ").at(-1)}"]`).textContent()).not.toBe("");
  });
});

async function waitForSignIn(address: string): Promise<string> {
  return waitForLink(address, 3, "signin").catch(() => waitForLink(address, 2, "signin"));
}

it("nothing was written to the console", () => {
  expect(trouble).toEqual([]);
});
