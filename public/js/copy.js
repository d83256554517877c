// Buttons that copy a text or pass the page on; hidden where nothing would happen.
import { all, one, say } from "./page.js";

export function startCopy() {
  for (const button of all("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(one(`#${button.dataset.copy}`).textContent));
  }
  for (const button of all("[data-share]")) {
    button.hidden = false;
    button.addEventListener("click", share);
  }
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    say("Copied");
  } catch {
    say("The browser did not allow copying; select the text instead");
  }
}

async function share() {
  const { href: url } = one('link[rel="canonical"]') ?? location;
  if (!navigator.share) return copy(url);
  try {
    await navigator.share({ title: one("h1").textContent, url });
  } catch {
    // The reader closed the sheet again.
  }
}
