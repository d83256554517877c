// More papers, appended as the end of a feed comes near or its link is pressed.
import { prepareAbstracts } from "./abstracts.js";
import { all, one, say } from "./page.js";
import { showOwn } from "./reader.js";
import { markNew } from "./visits.js";

/** Begun this far before the end, the next papers are there when it is reached. */
const AHEAD = "600px";

let isLoading = false;
/** Pages added so far. */
let pages = 0;
const watcher = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) if (entry.isIntersecting) append(entry.target);
  },
  { rootMargin: AHEAD },
);

export async function startMore() {
  const link = one("[data-more]");
  if (!link || !one("[data-feed]")) return;
  await restore(link);
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
    say(`${await appendPage(link)} more papers`);
  } catch {
    // By scrolling we try no further; the link still leads to the next page.
    watcher.disconnect();
  }
  link.removeAttribute("aria-busy");
  isLoading = false;
}

/** Adds the page the link leads to; the link then leads to the one after it. */
async function appendPage(link) {
  const page = await fetchPage(link.href);
  const count = appendPapers(all("[data-feed] > li", page));
  const next = one("[data-more]", page);
  if (next) link.href = next.getAttribute("href");
  else link.parentElement.hidden = true;
  pages += 1;
  keepPlace();
  return count;
}

/** Kept with the entry of the browser's history: who comes back finds the same papers, and their place. */
const keepPlace = () => history.replaceState({ pages, top: scrollY }, "");

async function restore(link) {
  const { pages: wanted = 0, top = 0 } = history.state ?? {};
  try {
    while (pages < wanted && !link.parentElement.hidden) await appendPage(link);
    if (wanted > 0) scrollTo({ top, behavior: "instant" });
  } catch {
    // The first papers are there, and the link to more.
  }
  addEventListener("pagehide", () => pages > 0 && keepPlace());
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
