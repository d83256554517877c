// More papers, appended as the end of a feed comes near or its link is pressed.
import { prepareAbstracts } from "./abstracts.js";
import { all, one, say } from "./page.js";
import { showOwn } from "./reader.js";
import { markNew } from "./visits.js";

/** Begun this far before the end, the next papers are there when it is reached. */
const AHEAD = "600px";

let isLoading = false;
const watcher = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) if (entry.isIntersecting) append(entry.target);
  },
  { rootMargin: AHEAD },
);

export function startMore() {
  const link = one("[data-more]");
  if (!link || !one("[data-feed]")) return;
  watcher.observe(link);
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    append(link);
  });
}

async function append(link) {
  if (isLoading) return;
  isLoading = true;
  link.setAttribute("aria-busy", "true");
  try {
    const page = await fetchPage(link.href);
    const count = appendPapers(all("[data-feed] > li", page));
    const next = one("[data-more]", page);
    if (next) link.href = next.getAttribute("href");
    else link.parentElement.hidden = true;
    say(`${count} more papers`);
  } catch {
    // By scrolling we try no further; the link still leads to the next page.
    watcher.disconnect();
  }
  link.removeAttribute("aria-busy");
  isLoading = false;
}

async function fetchPage(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** Leaves out what the page has already: papers move between two askings. */
function appendPapers(items) {
  const feed = one("[data-feed]");
  const known = new Set(all("h2 a", feed).map((link) => link.pathname));
  const fresh = items.filter((item) => !known.has(one("h2 a", item).getAttribute("href")));
  feed.append(...fresh.map((item) => document.importNode(item, true)));
  prepareAbstracts();
  markNew();
  showOwn();
  return fresh.length;
}
