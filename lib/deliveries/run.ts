import { randomBytes } from "node:crypto";
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
import type { ClaimedDelivery, EditionPaper } from "./content";
import { findPapers, type KeptPapers } from "./papers/run";
import { listClaimed } from "./store";

const SLOT_NAMES = ["why", "unsubscribeUrl", "preferencesUrl", "viewUrl"] as const;
type SlotName = (typeof SLOT_NAMES)[number];

/** Marks of this process, which no title can know. */
const chance = randomBytes(12).toString("hex");
const marks = Object.fromEntries(
  SLOT_NAMES.map((name) => [name, `slot-${chance}-${name}`]),
) as Record<SlotName, string>;

/**
 * The messages of claimed deliveries. What an edition says of a paper is read, rendered and encoded
 * once, for all the mails that say it; so a mail costs its reader's part and a concatenation.
 */
export async function buildDeliveries(
  ids: bigint[],
  renderers: MailRenderers,
  site: MailSite,
  kept: KeptPapers,
  now: Date,
): Promise<BuiltMessage[]> {
  const deliveries = await listClaimed(ids);
  const papersOf = await findPapers(deliveries, kept);
  return Promise.all(
    deliveries.map(async (delivery) => {
      const template = await renderTemplate(delivery, papersOf(delivery), renderers, site);
      return fillDelivery(delivery, template, site, now);
    }),
  );
}

async function renderTemplate(
  { kind, editionOn, note, changes }: ClaimedDelivery,
  papers: EditionPaper[],
  renderers: MailRenderers,
  { url: siteUrl, postalAddress }: MailSite,
): Promise<MessageTemplate> {
  const facts = { siteUrl, postalAddress, kind, editionOn, note, papers, changes };
  return buildTemplate(await renderers.digest({ ...facts, ...marks }), marks, chance);
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
    ...formatListHeaders(mailFrom, oneClickUrl(site, unsubscribeToken), unsubscribeToken),
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
