import { log } from "@/lib/log";
import type { PageStore } from "./pageStore";
import { findSharedAddress } from "./sharedAddress";

/**
 * Makes the front page before anybody asks: the first page loads all that others are made of, which
 * takes a second where the machine is busy. A fault is left to whoever asks first.
 */
export async function warmUp(pages: PageStore): Promise<void> {
  const front = findSharedAddress({ method: "GET", url: "/" });
  if (!front) return;
  try {
    await pages.find(front, null);
  } catch (error) {
    log.warn("the front page could not be made beforehand", { error: String(error) });
  }
}
