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
  // The pages of signing in and of the reader themselves: from now on it is worth asking.
  if (one("main [data-reader]")) return remember(MARK, "1");
  if (recall(MARK) === null) return;
  try {
    await ask();
  } catch {
    return; // Off line: the page says the same as to everybody.
  }
  showOwn();
}

/** Also asked for cards that came later. */
export function showOwn() {
  for (const button of all("button[name=paper]")) {
    const deed = DEEDS[deedOf(button)];
    if (!deed) continue;
    const isOn = own[deed.list].includes(button.value);
    show(button, isOn);
    // The page may be older than the reader's own vote.
    const count = one(".number", button);
    if (isOn && count?.textContent === "") count.textContent = 1;
  }
}

async function ask() {
  const answer = await fetch("/api/me");
  if (!answer.ok) throw new Error(String(answer.status));
  own = await answer.json();
  remember(MARK, own.isSignedIn ? "1" : null);
  if (!own.isSignedIn) delete document.documentElement.dataset.reader;
}

const deedOf = (button) => button.getAttribute("formaction") ?? button.form.getAttribute("action");
const show = (button, isOn) => button.setAttribute("aria-pressed", String(isOn));

async function press(button) {
  const isOn = button.getAttribute("aria-pressed") === "true";
  try {
    // Asked first, for a refusal would stand in the console as a fault.
    if (!own.isSignedIn) await ask();
    if (!own.isSignedIn) return goToSignIn(button.value);
    show(button, !isOn);
    keep(button, await send(button, !isOn));
  } catch {
    show(button, isOn);
    say("That did not reach us; please try again");
  }
}

function goToSignIn(paper) {
  location.href = `/signin?next=${encodeURIComponent(`/papers/${paper}`)}`;
}

async function send(button, isOn) {
  const answer = await fetch(deedOf(button), {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify({ paper: button.value, value: isOn ? "on" : "off" }),
  });
  // Signed out elsewhere meanwhile.
  if (answer.status === 401) goToSignIn(button.value);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

function keep(button, said) {
  const deed = DEEDS[deedOf(button)];
  const is = said[deed.state];
  own[deed.list] = own[deed.list].filter((id) => id !== said.paper);
  if (is) own[deed.list].push(said.paper);
  show(button, is);
  const count = one(".number", button);
  if (count && said.upvoteCount !== undefined) count.textContent = said.upvoteCount || "";
  say(is ? deed.on : deed.off);
}
