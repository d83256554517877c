// Theme and density: buttons that go round their choices and remember the last.
import { remember } from "./memory.js";
import { all, say } from "./page.js";

const SWITCHES = {
  theme: {
    name: "Theme",
    choices: [
      [null, "as your system"],
      ["light", "light"],
      ["dark", "dark"],
    ],
  },
  density: {
    name: "Density",
    choices: [
      [null, "comfortable"],
      ["compact", "compact"],
    ],
  },
};

const root = document.documentElement;
const placeOf = (kind) =>
  SWITCHES[kind].choices.findIndex(([value]) => value === (root.dataset[kind] ?? null));

export function startLooks() {
  for (const button of all("[data-switch]")) {
    button.hidden = false;
    label(button);
    button.addEventListener("click", () => turn(button));
  }
}

function label(button) {
  const kind = button.dataset.switch;
  const { name, choices } = SWITCHES[kind];
  button.title = `${name}: ${(choices[placeOf(kind)] ?? choices[0])[1]}`;
  button.setAttribute("aria-label", button.title);
}

function turn(button) {
  const kind = button.dataset.switch;
  const { choices } = SWITCHES[kind];
  const [next] = choices[(placeOf(kind) + 1) % choices.length];
  if (next === null) delete root.dataset[kind];
  else root.dataset[kind] = next;
  remember(kind, next);
  label(button);
  say(button.title);
}
