// What a signed-in reader sees of their own: votes, saves, the sign in the header. Pages are the
// same for everybody; this asks for the difference, and only where someone signed in before.
import { recall, remember } from "./memory.js";
import { all, one, say } from "./page.js";

const MARK = "reader";
/** What each form does, how its answer calls the state, and what is said of it. */
const DEEDS = {
  "/api/upvote": { state: "isUpvoted", list: "upvoted", on: "Upvoted", off: "Upvote taken back" },
  "/api/save": {
    state: "isSaved",
    list: "saved",
    on: "Saved to your page",
    off: "No longer saved",
  },
};

let own = { isSignedIn: false, upvoted: [], saved: [] };

export async function startReader() {
  addEventListener("click", (event) => {
    const button = event.target.closest?.("button[name=paper]");
    if (!button || !DEEDS[deedOf(button)]) return;
    event.preventDefault();
    press(button);
  });
  if (one("[data-reader]")) remember(MARK, "1");
  if (recall(MARK) === null) return;
  try {
    const answer = await fetch("/api/me");
    if (answer.ok) own = await answer.json();
    if (answer.ok && !own.isSignedIn) remember(MARK, null);
  } catch {
    return; // Off line: the page says the same as to everybody.
  }
  if (own.isSignedIn) document.documentElement.dataset.signedIn = "";
  showOwn();
}

/** Also asked for cards that came later. */
export function showOwn() {
  for (const button of all("button[name=paper]")) {
    const deed = DEEDS[deedOf(button)];
    if (deed) button.setAttribute("aria-pressed", own[deed.list].includes(button.value));
  }
}

const deedOf = (button) => button.getAttribute("formaction") ?? button.form.getAttribute("action");

async function press(button) {
  const path = deedOf(button);
  const isOn = button.getAttribute("aria-pressed") === "true";
  show(button, !isOn);
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({ paper: button.value, value: isOn ? "off" : "on" }),
    });
    const said = await answer.json();
    if (answer.status === 401) {
      location.href = said.signIn;
      return;
    }
    if (!answer.ok) throw new Error(said.error);
    keep(button, DEEDS[path], said);
  } catch {
    show(button, isOn);
    say("That did not reach us; please try again");
  }
}

function keep(button, deed, said) {
  const is = said[deed.state];
  remember(MARK, "1");
  own[deed.list] = own[deed.list].filter((id) => id !== said.paper);
  if (is) own[deed.list].push(said.paper);
  show(button, is);
  const count = one(".number", button);
  if (count && said.upvoteCount !== undefined) count.textContent = said.upvoteCount || "";
  say(is ? deed.on : deed.off);
}

const show = (button, isOn) => button.setAttribute("aria-pressed", String(isOn));
