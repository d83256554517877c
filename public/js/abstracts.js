// Abstracts in place: the link to one becomes a button that shows and hides it.
import { all, one } from "./page.js";

export const ABSTRACT = '[data-feed] a[href$="#abstract"]';

export function startAbstracts() {
  prepareAbstracts();
  addEventListener("click", (event) => {
    const link = event.target.closest?.(ABSTRACT);
    // With a modifier key, links do what links do.
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    toggle(link);
  });
  // A link that acts as a button answers to Space as well.
  addEventListener("keydown", (event) => {
    if (event.key !== " " || !event.target.matches?.(`${ABSTRACT}[role]`)) return;
    event.preventDefault();
    toggle(event.target);
  });
}

/** Also asked for cards that came later. */
export function prepareAbstracts() {
  for (const link of all(`${ABSTRACT}:not([role])`)) {
    link.setAttribute("role", "button");
    link.setAttribute("aria-expanded", "false");
  }
}

async function toggle(link) {
  const item = link.closest("li");
  const shown = one(".abstract", item);
  if (shown) {
    shown.hidden = !shown.hidden;
    link.setAttribute("aria-expanded", String(!shown.hidden));
    return;
  }
  if (link.getAttribute("aria-busy")) return;
  link.setAttribute("aria-busy", "true");
  try {
    item.append(await fetchAbstract(link.pathname));
    link.setAttribute("aria-expanded", "true");
    link.removeAttribute("aria-busy");
  } catch {
    // What cannot be shown here is on the paper's page.
    location.href = link.href;
  }
}

async function fetchAbstract(path) {
  const answer = await fetch(`${path}.json`);
  if (!answer.ok) throw new Error(String(answer.status));
  const paper = await answer.json();
  const text = document.createElement("p");
  text.className = "abstract";
  text.dir = "auto";
  // Math arrives as MathML made and escaped by the server.
  if (paper.abstractHtml) text.innerHTML = paper.abstractHtml;
  else text.textContent = paper.abstract;
  return text;
}
