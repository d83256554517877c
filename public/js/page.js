// How the other modules look at the page and speak to its reader.

const QUIET_AFTER_MS = 4000;
/** A live region must be empty for a moment before it is read out again. */
const PAUSE_MS = 50;

export const one = (selector, within = document) => within.querySelector(selector);
export const all = (selector, within = document) => [...within.querySelectorAll(selector)];

export const papers = () => all("[data-feed] > li");
/** The id of the paper an element is about, as its buttons send it. */
export const paperOf = (element) => one("button[name=paper]", element)?.value;

let timer;

/** Says a short sentence in a corner of the page, and to those who listen. */
export function say(text) {
  const line = one("#said") ?? makeLine();
  line.textContent = "";
  setTimeout(() => {
    line.textContent = text;
  }, PAUSE_MS);
  clearTimeout(timer);
  timer = setTimeout(() => {
    line.textContent = "";
  }, QUIET_AFTER_MS);
}

function makeLine() {
  const line = document.createElement("p");
  line.id = "said";
  line.setAttribute("role", "status");
  document.body.append(line);
  return line;
}
