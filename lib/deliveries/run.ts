import { randomBytes } from "node:crypto";
import { listEditionPapers } from "@/lib/editions/store";
import { formatHeaders, formatListHeaders } from "@/lib/mail/headers";
import { addressOf } from "@/lib/mail/identity";
import {
  type BuiltMessage,
  buildTemplate,
  fillTemplate,
  type MessageTemplate,
} from "@/lib/mail/message";
import type { MailRenderers } from "@/lib/mail/renderers";
import { type MailSite, oneClickUrl, tokenUrl } from "@/lib/mail/site";
import { deliverableAddress } from "@/lib/readers/address";
import { describeWhy } from "@/lib/subscriptions/describe";
import { formatStandingToken } from "@/lib/tokens/standing";
import { type ClaimedDelivery, contentKey } from "./content";
import { listClaimed } from "./store";

/** Distinct contents kept built. At 60 KB each they take 12 MB, whatever the number of readers. */
const TEMPLATES_KEPT = 200;

/** Built contents of one pass, the latest used last. */
export type TemplateCache = Map<string, Promise<MessageTemplate>>;

const SLOT_NAMES = ["why", "unsubscribeUrl", "preferencesUrl", "viewUrl"] as const;
type SlotName = (typeof SLOT_NAMES)[number];

/** Marks of this process, which no title can know. */
const chance = randomBytes(12).toString("hex");
const marks = Object.fromEntries(
  SLOT_NAMES.map((name) => [name, `slot-${chance}-${name}`]),
) as Record<SlotName, string>;

/** Renders what is not yet rendered, and fills in the reader: the messages of claimed deliveries. */
export async function buildDeliveries(
  ids: bigint[],
  renderers: MailRenderers,
  site: MailSite,
  cache: TemplateCache,
  now: Date,
): Promise<BuiltMessage[]> {
  const deliveries = await listClaimed(ids);
  return Promise.all(
    deliveries.map(async (delivery) => {
      const template = await findTemplate(delivery, renderers, site, cache);
      return fillDelivery(delivery, template, site, now);
    }),
  );
}

function findTemplate(
  delivery: ClaimedDelivery,
  renderers: MailRenderers,
  site: MailSite,
  cache: TemplateCache,
): Promise<MessageTemplate> {
  const key = contentKey(delivery);
  const template = cache.get(key) ?? renderTemplate(delivery, renderers, site);
  // Deleting first makes it the youngest; the eldest of a Map come first.
  cache.delete(key);
  cache.set(key, template);
  const eldest = cache.keys().next().value;
  if (cache.size > TEMPLATES_KEPT && eldest !== undefined) cache.delete(eldest);
  return template;
}

async function renderTemplate(
  { editionId, kind, editionOn, note, paperIds, changes }: ClaimedDelivery,
  renderers: MailRenderers,
  site: MailSite,
): Promise<MessageTemplate> {
  const papers = await listEditionPapers(editionId, paperIds);
  const { url: siteUrl, postalAddress } = site;
  const mail = await renderers.digest({
    siteUrl,
    postalAddress,
    kind,
    editionOn,
    note,
    papers,
    changes,
    ...marks,
  });
  return buildTemplate(mail, marks, chance);
}

function fillDelivery(
  delivery: ClaimedDelivery,
  template: MessageTemplate,
  site: MailSite,
  now: Date,
): BuiltMessage {
  const { mailFrom } = site;
  const { messageId, kind } = delivery;
  const to = deliverableAddress(delivery.email);
  const reader = { id: delivery.readerId, version: delivery.tokenVersion };
  const unsubscribeToken = formatStandingToken(site.secret, "unsubscribe", reader);
  const headers = [
    ...formatHeaders({ mailFrom, to, messageId, date: now, kind }),
    ...formatListHeaders(mailFrom, oneClickUrl(site, unsubscribeToken)),
  ];
  const values: Record<SlotName, string> = {
    why: describeWhy(delivery),
    unsubscribeUrl: `${site.url}/unsubscribe/${unsubscribeToken}`,
    preferencesUrl: tokenUrl(site, "preferences", reader),
    viewUrl: tokenUrl(site, "view", { id: delivery.id, version: 1 }),
  };
  const message = fillTemplate(template, headers, values);
  return { id: delivery.id, envelope: { from: addressOf(mailFrom), to }, message };
}
