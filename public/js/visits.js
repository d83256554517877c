// New since the last visit: kept in this browser alone.
import { recall, remember } from "./memory.js";
import { one, papers } from "./page.js";

const DAY_MS = 86_400_000;
/** A visit goes on for this long after its last page. */
const VISIT_MS = DAY_MS / 48;
/** arXiv announces days after submission, so a paper new here may be this old. */
const LAG_MS = 7 * DAY_MS;
const SEEN_MAX = 1000;

export function startVisits() {
  const last = Number(recall("visit-at")) || 0;
  if (Date.now() - last > VISIT_MS) {
    remember("visit-before", String(last));
    remember("seen-before", listSeen("seen").join(" "));
  }
  remember("visit-at", String(Date.now()));
  markNew();
}

/** Also asked for cards that came later. */
export function markNew() {
  const before = Number(recall("visit-before")) || 0;
  const seenBefore = new Set(listSeen("seen-before"));
  const seen = new Set(listSeen("seen"));
  for (const item of papers()) {
    const id = one("h2 a", item)?.pathname.slice("/papers/".length);
    if (!id) continue;
    const at = Date.parse(one("time", item)?.dateTime ?? "");
    if (before > 0 && at > before - LAG_MS && !seenBefore.has(id)) item.dataset.new = "";
    seen.add(id);
  }
  remember("seen", [...seen].slice(-SEEN_MAX).join(" "));
}

const listSeen = (name) => recall(name)?.split(" ") ?? [];
