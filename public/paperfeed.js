// What a page gains from script; without it every link and form works all the same.
// No framework: it is small, and React's own markup is changed only after React has taken it over.
(() => {
  const root = document.documentElement;
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  const papers = () => all("[data-feed] > li");

  // Storage may be forbidden or full; then nothing is remembered.
  const remember = (name, value) => {
    try {
      if (value === null) localStorage.removeItem(`paperfeed-${name}`);
      else localStorage.setItem(`paperfeed-${name}`, value);
    } catch {
      // The choice holds for this page.
    }
  };
  const recall = (name) => {
    try {
      return localStorage.getItem(`paperfeed-${name}`);
    } catch {
      return null;
    }
  };

  // React compares the page with its data while it takes over; nodes may change after that.
  const settled = new Promise((resolve) => {
    const idle = () => (window.requestIdleCallback ?? setTimeout)(resolve);
    if (document.readyState === "complete") idle();
    else addEventListener("load", idle, { once: true });
  });

  const say = (text) => {
    let line = one("#said");
    if (!line) {
      line = document.createElement("p");
      line.id = "said";
      line.setAttribute("role", "status");
      document.body.append(line);
    }
    line.textContent = "";
    setTimeout(() => {
      line.textContent = text;
    }, 50);
    clearTimeout(say.timer);
    say.timer = setTimeout(() => {
      line.textContent = "";
    }, 4000);
  };

  /* Theme and density */

  const CHOICES = {
    theme: [null, "light", "dark"],
    density: [null, "compact"],
  };
  const NAMES = {
    theme: { null: "as your system", light: "light", dark: "dark" },
    density: { null: "comfortable", compact: "compact" },
  };
  const choiceOf = (kind) => root.dataset[kind] ?? null;
  const label = (button) => {
    const kind = button.dataset.switch;
    const text = `${kind === "theme" ? "Theme" : "Density"}: ${NAMES[kind][choiceOf(kind)]}`;
    button.setAttribute("aria-label", text);
    button.title = text;
  };
  const turn = (button) => {
    const kind = button.dataset.switch;
    const choices = CHOICES[kind];
    const next = choices[(choices.indexOf(choiceOf(kind)) + 1) % choices.length];
    if (next === null) delete root.dataset[kind];
    else root.dataset[kind] = next;
    remember(kind, next);
    label(button);
    say(button.title);
  };

  /* Abstracts in place: the link to one becomes a button that shows and hides it */

  const ABSTRACT = '[data-feed] a[href$="#abstract"]';
  const prepareAbstracts = () => {
    for (const link of all(`${ABSTRACT}:not([role])`)) {
      link.setAttribute("role", "button");
      link.setAttribute("aria-expanded", "false");
    }
  };
  const toggleAbstract = async (link) => {
    const item = link.closest("li");
    const shown = one(".abstract", item);
    if (shown) {
      shown.hidden = !shown.hidden;
      link.setAttribute("aria-expanded", String(!shown.hidden));
      return;
    }
    if (link.dataset.state) return;
    link.dataset.state = "loading";
    try {
      await settled;
      const answer = await fetch(`${link.pathname}.json`);
      if (!answer.ok) throw new Error(String(answer.status));
      const paper = await answer.json();
      const text = document.createElement("p");
      text.className = "abstract";
      // Math arrives as MathML made and escaped by the server.
      if (paper.abstractHtml) text.innerHTML = paper.abstractHtml;
      else text.textContent = paper.abstract;
      item.append(text);
      link.setAttribute("aria-expanded", "true");
      delete link.dataset.state;
    } catch {
      // What cannot be shown here is on the paper's page.
      location.href = link.href;
    }
  };

  /* More papers, appended */

  let isLoading = false;
  const more = async (link) => {
    if (isLoading) return;
    isLoading = true;
    link.setAttribute("aria-busy", "true");
    try {
      await settled;
      const answer = await fetch(link.href);
      if (!answer.ok) throw new Error(String(answer.status));
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const items = all("[data-feed] > li", page);
      const feed = one("[data-feed]");
      const known = new Set(all("h2 a", feed).map((a) => a.pathname));
      const fresh = items.filter((item) => !known.has(one("h2 a", item).getAttribute("href")));
      feed.append(...fresh.map((item) => document.importNode(item, true)));
      markNew();
      prepareAbstracts();
      const next = one("[data-more]", page);
      if (next) link.href = next.getAttribute("href");
      else link.parentElement.hidden = true;
      say(`${fresh.length} more papers`);
    } catch {
      // By scrolling we try no further; the link still leads to the next page.
      watcher?.disconnect();
    }
    link.removeAttribute("aria-busy");
    isLoading = false;
  };
  const watcher =
    window.IntersectionObserver &&
    new IntersectionObserver(
      (entries) => {
        for (const entry of entries) if (entry.isIntersecting) more(entry.target);
      },
      { rootMargin: "600px" },
    );

  /* New since the last visit: kept in this browser alone */

  const DAY_MS = 86_400_000;
  // A visit goes on for this long after its last page.
  const VISIT_MS = DAY_MS / 48;
  // arXiv announces days after submission, so a paper new here may be this old.
  const LAG_MS = 7 * DAY_MS;
  const SEEN_MAX = 1000;
  const listOf = (name) => recall(name)?.split(" ") ?? [];

  const noteVisit = () => {
    const last = Number(recall("visit-at")) || 0;
    if (Date.now() - last > VISIT_MS) {
      remember("visit-before", String(last));
      remember("seen-before", listOf("seen").join(" "));
    }
    remember("visit-at", String(Date.now()));
  };
  const markNew = () => {
    const before = Number(recall("visit-before")) || 0;
    const seenBefore = new Set(listOf("seen-before"));
    const seen = new Set(listOf("seen"));
    for (const item of papers()) {
      const id = one("h2 a", item)?.pathname.slice("/papers/".length);
      if (!id) continue;
      const at = Date.parse(one("time", item)?.dateTime ?? "");
      if (before > 0 && at > before - LAG_MS && !seenBefore.has(id)) item.dataset.new = "";
      seen.add(id);
    }
    remember("seen", [...seen].slice(-SEEN_MAX).join(" "));
  };

  /* Keys */

  const here = () => one("[data-here]");
  const go = (step) => {
    const list = papers();
    if (list.length === 0) return;
    const at = list.indexOf(here());
    const next = list[Math.min(Math.max(at + step, 0), list.length - 1)];
    here()?.removeAttribute("data-here");
    next.dataset.here = "";
    one("h2 a", next).focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };
  const KEYS = {
    j: ["next paper", () => go(1)],
    k: ["paper before", () => go(-1)],
    o: ["open the abstract in place", () => one(ABSTRACT, here() ?? document)?.click()],
    "/": ["search", () => one('input[type="search"]')?.focus()],
    "?": ["show or hide this help", () => help()],
  };
  const help = () => {
    let sheet = one("#keys");
    if (!sheet) {
      sheet = document.createElement("dialog");
      sheet.id = "keys";
      sheet.setAttribute("aria-labelledby", "keys-title");
      const rows = Object.entries({ ...KEYS, Enter: ["open the paper’s page"] });
      const list = rows.map(
        ([key, [says]]) => `<div><dt><kbd>${key}</kbd></dt><dd>${says}</dd></div>`,
      );
      sheet.innerHTML = `<h2 id="keys-title">Keys</h2><dl>${list.join("")}</dl><form method="dialog"><button class="button quiet small">Close</button></form>`;
      document.body.append(sheet);
    }
    if (sheet.open) sheet.close();
    else sheet.showModal();
  };
  const isTyping = (target) => target.closest?.("input, textarea, select, [contenteditable]");

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const [, act] = KEYS[event.key] ?? [];
    if (!act || (one("dialog[open]") && event.key !== "?")) return;
    event.preventDefault();
    act();
  });
  const copy = async (button) => {
    try {
      await navigator.clipboard.writeText(one(`#${button.dataset.copy}`).textContent);
      say("Copied");
    } catch {
      say("The browser did not allow copying; select the text instead");
    }
  };
  const press = (button) => {
    if (button.dataset.switch) turn(button);
    else if (button.dataset.copy) copy(button);
    else help();
  };
  const follow = (event, link) => {
    // With a modifier key, links do what links do.
    if (event.ctrlKey || event.metaKey || event.shiftKey || !one("[data-feed]")) return;
    event.preventDefault();
    if (link.dataset.more === undefined) toggleAbstract(link);
    else more(link);
  };
  addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-switch], [data-copy], [data-keys]");
    const link = event.target.closest?.(`[data-more], ${ABSTRACT}`);
    if (button) press(button);
    else if (link) follow(event, link);
  });
  // A link that acts as a button answers to Space as well.
  addEventListener("keydown", (event) => {
    if (event.key !== " " || !event.target.matches?.(`${ABSTRACT}[role]`)) return;
    event.preventDefault();
    toggleAbstract(event.target);
  });

  settled.then(() => {
    for (const button of all("[data-switch], [data-copy], [data-keys]")) {
      button.hidden = false;
      if (button.dataset.switch) label(button);
    }
    noteVisit();
    markNew();
    prepareAbstracts();
    const link = one("[data-more]");
    if (link) watcher?.observe(link);
  });
})();
