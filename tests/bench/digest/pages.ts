import { buildIfNeeded } from "@/jobs/build";
import { createRandom } from "../data/random";
import { againstLimit, type Figure } from "../figure";
import { startSite } from "../http/site";
import { POPULAR } from "../http/traffic";
import { sendVisitors, type Visits } from "../http/visitors";
import type { SendingReport } from "./watch";

/** Some two hundred requests a second together: a busy hour, not an attack. */
const VISITORS = 16;
const PAUSE_MS = 60;
const ALONE_MS = 20_000;
const WARM_UP_MS = 5_000;
/** One request in so many is a search, which no page store answers. */
const SEARCH_EVERY = 10;
const WORDS = ["language models", "diffusion", "graph", "speech recognition", "robot learning"];

/** What visitors wait while mail is sent beside the pages, as against without. */
export async function measurePages(send: () => Promise<SendingReport>): Promise<Figure[]> {
  await buildIfNeeded();
  const site = await startSite();
  try {
    await visit(site.origin, stopAfter(WARM_UP_MS));
    const alone = await visit(site.origin, stopAfter(ALONE_MS));
    let isSent = false;
    const sending = send().finally(() => {
      isSent = true;
    });
    const meanwhile = await visit(site.origin, () => isSent);
    const { messages, seconds } = await sending;
    return [
      againstLimit({
        ...{ name: "p99 of pages while mail is sent", value: meanwhile.p99, unit: "ms" },
        ...{ limit: alone.p99, limitName: "without", asked: "< 2 ×" },
      }),
      { name: "pages meanwhile", value: meanwhile.count, unit: "" },
      { name: "pages that failed", value: alone.failedCount + meanwhile.failedCount, unit: "" },
      { name: "sending beside pages", value: messages / seconds, unit: "1/s" },
    ];
  } finally {
    await site.close();
  }
}

/** Visitors who ask for the same mixture every time, until they are told to stop. */
function visit(origin: string, isOver: () => boolean): Promise<Visits> {
  const random = createRandom(11, 0);
  const ask = () =>
    random.isOneIn(SEARCH_EVERY)
      ? `/search?q=${encodeURIComponent(random.pick(WORDS))}`
      : random.pick(POPULAR);
  const next = () => (isOver() ? null : ask());
  return sendVisitors({ origin, visitors: VISITORS, pauseMs: PAUSE_MS, next });
}

function stopAfter(ms: number): () => boolean {
  const end = performance.now() + ms;
  return () => performance.now() > end;
}
