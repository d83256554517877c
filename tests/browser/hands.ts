import type { Locator, Page } from "playwright";

/** How a visitor uses a page: presses a control, ticks a box, writes into a field. */
export type Hands = {
  press: (control: Locator) => Promise<void>;
  tick: (box: Locator) => Promise<void>;
  write: (field: Locator, text: string) => Promise<void>;
};

/** More than the controls of any page here. */
const TABS_MAX = 400;

/** By pointing. */
export const pointing: Hands = {
  press: (control) => control.click(),
  tick: (box) => box.click(),
  write: (field, text) => field.fill(text),
};

/** By keys alone: Tab until the focus is there, and seen to be there. */
export function typing(page: Page): Hands {
  const reach = (control: Locator) => tabTo(page, control);
  return {
    press: async (control) => {
      await reach(control);
      await page.keyboard.press("Enter");
    },
    tick: async (box) => {
      await reach(box);
      await page.keyboard.press("Space");
    },
    write: async (field, text) => {
      await reach(field);
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.type(text);
    },
  };
}

async function tabTo(page: Page, control: Locator): Promise<void> {
  await control.waitFor();
  for (let count = 0; count < TABS_MAX; count += 1) {
    const isThere = await control.evaluate((element) => element === document.activeElement);
    if (isThere) return expectRing(control);
    await page.keyboard.press("Tab");
  }
  throw new Error(`No Tab leads to ${control}`);
}

/** A focus nobody sees is lost. */
async function expectRing(control: Locator): Promise<void> {
  const ring = await control.evaluate((element) => getComputedStyle(element).outlineStyle);
  if (ring === "none") throw new Error(`The focus of ${control} cannot be seen.`);
}
