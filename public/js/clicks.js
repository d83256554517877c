// Links out of a paper's page are counted by paper and day, without a word of who followed them.
import { one, paperOf } from "./page.js";

export function startClicks() {
  const paper = one("article.paper") && paperOf(one("article.paper"));
  if (!paper) return;
  addEventListener("click", (event) => {
    const link = event.target.closest?.('a[rel="noreferrer"]');
    if (!link) return;
    navigator.sendBeacon("/api/click", new URLSearchParams({ paper, to: link.href }));
  });
}
