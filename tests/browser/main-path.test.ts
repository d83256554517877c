import type { Browser, BrowserContext, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findHeader, listLinks, listMails, waitForMails } from "../site/inbox";
import { fingerprintReaders } from "../site/rows";
import { runJob, siteUrl, visit } from "../site/site";
import { openBrowser } from "./browser";

const TITLE = "Code Llama: Open Foundation Models for Code";
const address = `reader-${Date.now()}@example.org`;
const DAY_MS = 86_400_000;
const HOUR = 9;
/** The job's clock: half an hour after the reader's hour, `days` from now. */
function digestTime(days: number): string {
  const day = new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
  return `${day}T${String(HOUR).padStart(2, "0")}:30:00Z`;
}

let browser: Browser;
let context: BrowserContext;
let page: Page;
const consoleTrouble: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  context = await browser.newContext({ baseURL: siteUrl, timezoneId: "UTC", locale: "en-GB" });
  page = await context.newPage();
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) consoleTrouble.push(message.text());
  });
  page.on("pageerror", (error) => consoleTrouble.push(String(error)));
});

afterAll(() => browser?.close());

describe("the main path, from the feed to the last mail", () => {
  it("finds the paper from the front page and follows one of its tags", async () => {
    await page.goto("/");
    await page.locator("input[name=q]").first().fill("Code Llama");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: TITLE }).first().click();
    await page.getByRole("heading", { level: 1, name: TITLE }).waitFor();
    await page.locator('main a[href="/tags/code-generation"]').first().click();
    await page.waitForURL("**/tags/code-generation");
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toContain("Code");
  });

  it("subscribes to the tag and is told to look into the inbox", async () => {
    await page.locator('main a[href^="/subscribe"]').first().click();
    await page.waitForURL("**/subscribe**");
    await page
      .getByLabel(/e-?mail/i)
      .first()
      .fill(address);
    expect(await page.locator('input[value="code-generation"]').first().isChecked()).toBe(true);
    await page.getByLabel(/hour/i).selectOption({ value: String(HOUR) });
    await page.getByRole("button", { name: /subscribe/i }).click();
    await page
      .getByText(/inbox|confirm/i)
      .first()
      .waitFor();
  });

  it("confirms by pressing the button, which a visit alone does not do", async () => {
    const [mail] = await waitForMails(address, 1);
    const link = listLinks(mail ?? fail()).find((one) => one.includes("/confirm/")) ?? "";
    await visit(link);
    await visit(link, { method: "HEAD" });
    expect(await listMails(address)).toHaveLength(1);
    await page.goto(link);
    await page.getByRole("button", { name: /confirm/i }).click();
    await page.getByRole("heading", { level: 1 }).waitFor();
    const [, welcome] = await waitForMails(address, 2);
    expect(welcome?.html).toContain("/papers/");
  });

  it("receives the digest of the next day as a well-formed mail of other papers", async () => {
    await runJob("digest", "--now", digestTime(1));
    const [, welcome, digest] = await waitForMails(address, 3);
    const mail = digest ?? fail();
    expect(mail.html).toBeTruthy();
    expect(mail.text).toContain("/papers/");
    expect(mail.messageId).toMatch(/^<[^\s@]+@[^\s@]+>$/);
    expect(findHeader(mail, "list-unsubscribe")).toMatch(/^<https?:\/\/[^>]+>/);
    expect(findHeader(mail, "list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
    expect(String(mail.html)).not.toMatch(/<script/i);
    const papersOf = (text: string) => new Set(text.match(/\/papers\/\d{4}\.\d{4,5}/g));
    const before = papersOf(welcome?.text ?? "");
    const now = papersOf(mail.text ?? "");
    expect(now.size).toBeGreaterThan(0);
    expect([...now].filter((paper) => before.has(paper))).toEqual([]);
  });

  it("changes nothing when a robot fetches every link of every mail", async () => {
    const mails = await listMails(address);
    const before = await fingerprintReaders();
    const links = mails.flatMap(listLinks).filter((link) => link.startsWith(siteUrl));
    for (const link of links) {
      expect((await visit(link)).status, link).toBeLessThan(500);
      await visit(link, { method: "HEAD" });
      await visit(link, { headers: { "Sec-Purpose": "prefetch", Purpose: "prefetch" } });
    }
    const oneClick = mails.map((mail) => findHeader(mail, "list-unsubscribe"));
    for (const link of oneClick.flatMap((header) => /<(https?:[^>]+)>/.exec(header)?.[1] ?? [])) {
      await visit(link);
      await visit(link, { method: "HEAD" });
    }
    expect(links.length).toBeGreaterThan(20);
    expect(await fingerprintReaders()).toEqual(before);
  });

  it("changes nothing when a scanner opens those pages, runs their scripts and looks around", async () => {
    const mails = await listMails(address);
    const before = await fingerprintReaders();
    const own = /^\/(confirm|unsubscribe|preferences|editions\/view)\//;
    const links = [...new Set(mails.flatMap(listLinks))].filter((link) =>
      own.test(new URL(link).pathname),
    );
    expect(links.length).toBeGreaterThanOrEqual(5);
    const scanner = await (await browser.newContext()).newPage();
    for (const link of links) {
      await scanner.goto(link, { waitUntil: "load" });
      for (const thing of await scanner.locator("main a, main button").all()) {
        if (await thing.isVisible()) await thing.hover();
      }
      await scanner.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    }
    await scanner.context().close();
    expect(await fingerprintReaders()).toEqual(before);
    // A dozen pages, looked at one after the other.
  }, 120_000);

  it("is unsubscribed by one POST and gets no further mail", async () => {
    const mails = await listMails(address);
    const last = mails.at(-1) ?? fail();
    const link = findHeader(last, "list-unsubscribe").match(/<(https?:[^>]+)>/)?.[1] ?? "";
    const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
    expect((await visit(link, { method: "POST", body })).status).toBe(200);
    await runJob("digest", "--now", digestTime(3));
    expect(await listMails(address)).toHaveLength(mails.length);
  });

  it("wrote nothing to the console of the browser", () => {
    expect(consoleTrouble).toEqual([]);
  });
});

function fail(): never {
  throw new Error("The mail did not come.");
}
