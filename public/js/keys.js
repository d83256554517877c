// Keys: a convenience on top of links and buttons, with a sheet that names them.
import { ABSTRACT } from "./abstracts.js";
import { all, one, papers } from "./page.js";

const SAVE = 'button[name=paper][formaction="/api/save"]';
const UPVOTE = `button[name=paper]:not(${SAVE})`;

const KEYS = {
  j: ["next paper", () => go(1)],
  k: ["paper before", () => go(-1)],
  o: ["show or hide the abstract", () => one(ABSTRACT, here())?.click()],
  u: ["upvote", () => one(UPVOTE, here())?.click()],
  s: ["save", () => one(SAVE, here())?.click()],
  "/": ["search", () => one('input[type="search"]:not(header *)')?.focus() ?? focusSearch()],
  "?": ["show or hide this help", () => help()],
};

export function startKeys() {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const [, act] = KEYS[event.key] ?? [];
    if (!act || (one("dialog[open]") && event.key !== "?")) return;
    event.preventDefault();
    act();
  });
  for (const button of all("[data-keys]")) {
    button.hidden = false;
    button.addEventListener("click", help);
  }
}

const isTyping = (target) => target.closest?.("input, textarea, select, [contenteditable]");
/** The paper the keys are at; before the first step the whole page, whose first paper answers. */
const here = () => one("[data-here]") ?? document;
const focusSearch = () => one('header input[type="search"]')?.focus();

function go(step) {
  const list = papers();
  if (list.length === 0) return;
  const at = list.indexOf(here());
  const next = list[Math.min(Math.max(at + step, 0), list.length - 1)];
  list[at]?.removeAttribute("data-here");
  next.dataset.here = "";
  one("h2 a", next).focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

function help() {
  const sheet = one("#keys") ?? makeSheet();
  if (sheet.open) sheet.close();
  else sheet.showModal();
}

function makeSheet() {
  const sheet = document.createElement("dialog");
  sheet.id = "keys";
  sheet.setAttribute("aria-labelledby", "keys-title");
  const rows = Object.entries({ ...KEYS, Enter: ["open the paper’s page"] }).map(
    ([key, [says]]) => `<div><dt><kbd>${key}</kbd></dt><dd>${says}</dd></div>`,
  );
  sheet.innerHTML =
    `<h2 id="keys-title">Keys</h2><dl>${rows.join("")}</dl>` +
    '<form method="dialog"><button class="button quiet small">Close</button></form>';
  document.body.append(sheet);
  return sheet;
}
