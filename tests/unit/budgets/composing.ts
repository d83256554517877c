import { getHeapStatistics } from "node:v8";
import { renderDigestPieces } from "@/emails/digest";
import { formatHeaders, formatListHeaders } from "@/lib/mail/headers";
import { buildTemplate, fillTemplate } from "@/lib/mail/message";
import { oneClickUrl, tokenUrl } from "@/lib/mail/site";
import { formatStandingToken } from "@/lib/tokens/standing";
import { samplePapers } from "../../mail/samples";

/** So few that the young generation this is run with holds all they allocate: nothing is collected. */
const DELIVERIES = 1_000;
/** The first ones render each paper and compile this code. */
const WARM_UP = 500;
const PAPERS = 40;
const PAPERS_A_MAIL = 12;

const site = {
  url: "https://feed.example.org",
  secret: "a secret of at least thirty-two letters",
  mailFrom: "Paperfeed <feed@feed.example.org>",
};
const marks = { why: "slot-x-why", unsubscribeUrl: "slot-x-unsubscribe", viewUrl: "slot-x-view" };
const preferencesUrl = "slot-x-preferences";
const sentAt = new Date("2026-01-02T07:00:00Z");

const papers = samplePapers(PAPERS);

/** What the worker composes for one delivery that says what no other says. */
function composeDelivery(id: number): string[] {
  const chosen = Array.from(
    { length: PAPERS_A_MAIL },
    (_, place) => papers[(id * 7 + place * (1 + (id % 3))) % PAPERS],
  ).filter((paper) => paper !== undefined);
  const facts = { siteUrl: site.url, kind: "daily", editionOn: "2026-01-02" } as const;
  const mail = {
    ...facts,
    note: null,
    foundBy: null,
    changes: [],
    papers: chosen,
    ...marks,
    preferencesUrl,
  };
  const template = buildTemplate(renderDigestPieces(mail), { ...marks, preferencesUrl }, "x");
  const reader = { id, version: 1 };
  const token = formatStandingToken(site.secret, "unsubscribe", reader);
  const about = { mailFrom: site.mailFrom, to: `reader${id}@example.org`, kind: "daily" } as const;
  const headers = [
    ...formatHeaders({ ...about, messageId: `<daily.${id}@feed.example.org>`, date: sentAt }),
    ...formatListHeaders(site.mailFrom, oneClickUrl(site, token), token),
  ];
  return fillTemplate(template, headers, {
    why: "You get this because you follow Agents & tool use, every day at 07:00 (UTC).",
    unsubscribeUrl: `${site.url}/unsubscribe/${token}`,
    preferencesUrl: tokenUrl(site, "preferences", reader),
    viewUrl: tokenUrl(site, "view", { id, version: 1 }),
  });
}

for (let id = 0; id < WARM_UP; id += 1) composeDelivery(id);
globalThis.gc?.();
const before = getHeapStatistics().used_heap_size;
let messageBytes = 0;
for (let id = 0; id < DELIVERIES; id += 1) {
  for (const part of composeDelivery(id)) messageBytes += part.length;
}
const allocated = getHeapStatistics().used_heap_size - before;
console.log(
  JSON.stringify({ perDelivery: allocated / DELIVERIES, messageBytes: messageBytes / DELIVERIES }),
);
