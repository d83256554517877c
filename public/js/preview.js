// What the next mail would say, kept up to date as the form beside it is filled in.
import { one } from "./page.js";

/** A pause in typing, or between two ticks. */
const PAUSE_MS = 400;

let timer;
let asked = 0;

export function startPreview() {
  const button = one('button[name="preview"]');
  if (!button) return;
  button.hidden = true;
  const { form } = button;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => show(form, button), PAUSE_MS);
  });
  show(form, button);
}

async function show(form, button) {
  const place = one("#preview");
  asked += 1;
  const mine = asked;
  place.setAttribute("aria-busy", "true");
  try {
    const body = new URLSearchParams(new FormData(form, button));
    const answer = await fetch(form.getAttribute("action"), { method: "POST", body });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    // An answer that was overtaken is not shown.
    if (mine === asked) place.replaceChildren(...one("#preview", page).childNodes);
  } catch {
    // What was shown last stays; the form works without it.
  }
  place.removeAttribute("aria-busy");
}
