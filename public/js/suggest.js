// Suggests tags, authors and titles while a reader types. Enter searches as always; arrows choose.
import { all } from "./page.js";

const PAUSE_MS = 120;
const LENGTH_MIN = 2;

export function startSuggestions() {
  for (const input of all('form.search input[type="search"]')) suggestFor(input);
}

function suggestFor(input) {
  const list = document.createElement("ul");
  list.id = `${input.id}-suggestions`;
  list.className = "suggestions";
  list.role = "listbox";
  list.ariaLabel = "Suggestions";
  list.hidden = true;
  input.form.append(list);
  input.role = "combobox";
  input.ariaAutoComplete = "list";
  input.ariaExpanded = "false";
  input.setAttribute("aria-controls", list.id);
  let timer;
  let asked = 0;
  const close = () => fill(input, list, []);
  input.addEventListener("input", () => {
    clearTimeout(timer);
    const mine = ++asked;
    timer = setTimeout(async () => {
      const found = await ask(input.value);
      if (mine === asked && document.activeElement === input) fill(input, list, found);
    }, PAUSE_MS);
  });
  input.addEventListener("keydown", (event) => pressKey(event, input, list, close));
  input.addEventListener("blur", () => setTimeout(close, PAUSE_MS));
}

/** What may be meant, as lines; none when the answer does not come. */
async function ask(text) {
  if (text.trim().length < LENGTH_MIN) return [];
  try {
    const answer = await fetch(`/api/suggestions?${new URLSearchParams({ q: text })}`);
    if (!answer.ok) return [];
    const { tags, authors, titles } = await answer.json();
    return [
      ...tags.map(({ name, url }) => ({ kind: "tag", text: name, url })),
      ...authors.map(({ name, url }) => ({ kind: "author", text: name, url })),
      ...titles.map(({ title, url }) => ({ kind: "paper", text: title, url })),
    ];
  } catch {
    return []; // Offline.
  }
}

function fill(input, list, lines) {
  list.replaceChildren(...lines.map((line, at) => composeOption(line, `${list.id}-${at}`)));
  list.hidden = lines.length === 0;
  input.ariaExpanded = String(lines.length > 0);
  input.removeAttribute("aria-activedescendant");
}

function composeOption({ kind, text, url }, id) {
  const option = document.createElement("li");
  option.id = id;
  option.role = "option";
  option.ariaSelected = "false";
  const { pathname, search } = new URL(url);
  option.dataset.to = pathname + search;
  const label = document.createElement("small");
  label.textContent = kind;
  option.append(text, " ", label);
  // A click would come after blur, which closes the list.
  option.addEventListener("pointerdown", () => location.assign(option.dataset.to));
  return option;
}

function pressKey(event, input, list, close) {
  const options = [...list.children];
  const at = options.findIndex((option) => option.ariaSelected === "true");
  if (event.key === "Escape" && !list.hidden) {
    event.preventDefault();
    close();
  } else if (event.key === "Enter" && at >= 0) {
    event.preventDefault();
    location.assign(options[at].dataset.to);
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && options.length > 0) {
    event.preventDefault();
    const step = event.key === "ArrowDown" ? 1 : -1;
    // One place more than options: none chosen, as typed.
    const next = ((at + 1 + step + options.length + 1) % (options.length + 1)) - 1;
    for (const [place, option] of options.entries()) option.ariaSelected = String(place === next);
    if (next < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", options[next].id);
  }
}
