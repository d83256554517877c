import { randomBytes } from "node:crypto";
import { keepYoungest } from "@/lib/kept/youngest";
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
import { listTags } from "@/lib/tags/store";
import { formatStandingToken } from "@/lib/tokens/standing";
import type { ClaimedDelivery, EditionPaper } from "./content";
import { findPapers, type KeptPapers } from "./papers/run";
import { listClaimed } from "./store";
import { createTagNamer } from "./tagNames";

const SLOT_NAMES = ["why", "unsubscribeUrl", "preferencesUrl", "viewUrl"] as const;
type SlotName = (typeof SLOT_NAMES)[number];

/** Marks of this process, which no title can know. */
const chance = randomBytes(12).toString("hex");
const marks = Object.fromEntries(
  SLOT_NAMES.map((name) => [name, `slot-${chance}-${name}`]),
) as Record<SlotName, string>;

/** What is kept between groups, as the next readers' mails say much of it again. */
export type Kept = {
  papers: KeptPapers;
  templates: Map<string, MessageTemplate>;
  namesOf: ReturnType<typeof createTagNamer> | null;
};
export const keepNothing = (): Kept => ({ papers: new Map(), templates: new Map(), namesOf: null });

/** Mails but for their reader's part. Each takes 2 KB, as their papers are kept once for all. */
const TEMPLATES_KEPT = 2_000;

/**
 * The messages of claimed deliveries. What an edition says of a paper is read, rendered and encoded
 * once, for all the mails that say it; so a mail costs its reader's part and a concatenation.
 */
export async function buildDeliveries(
  ids: bigint[],
  renderers: MailRenderers,
  site: MailSite,
  kept: Kept,
  now: Date,
): Promise<BuiltMessage[]> {
  const deliveries = await listClaimed(ids);
  const papersOf = await findPapers(deliveries, kept.papers);
  const namesOf = kept.namesOf ?? createTagNamer(await listTags());
  kept.namesOf = namesOf;
  return deliveries.map((delivery) => {
    const key = nameContent(delivery);
    const template =
      kept.templates.get(key) ?? renderTemplate(delivery, papersOf(delivery), renderers, site);
    const { tags, excludedTags } = delivery;
    const why = describeWhy({
      ...delivery,
      tags: namesOf(tags),
      excludedTags: namesOf(excludedTags),
    });
    // What changed since is told to its reader alone.
    if (delivery.changes.length === 0) keepYoungest(kept.templates, key, template, TEMPLATES_KEPT);
    return fillDelivery(delivery, why, template, site, now);
  });
}

/** Equal for deliveries that say the same; changes make it the delivery's own. */
function nameContent({ id, editionId, paperIds, foundBy, note, changes }: ClaimedDelivery): string {
  const own = changes.length > 0 ? `of ${id}` : "";
  return `${editionId} ${paperIds.join()} ${foundBy?.join("\n") ?? ""} ${own} ${note ?? ""}`;
}

function renderTemplate(
  { kind, editionOn, note, changes, foundBy }: ClaimedDelivery,
  papers: EditionPaper[],
  renderers: MailRenderers,
  { url: siteUrl, postalAddress }: MailSite,
): MessageTemplate {
  const facts = { siteUrl, postalAddress, kind, editionOn, note, papers, foundBy, changes };
  return buildTemplate(renderers.digest({ ...facts, ...marks }), marks, chance);
}

function fillDelivery(
  delivery: ClaimedDelivery,
  why: string,
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
    why,
    unsubscribeUrl: `${site.url}/unsubscribe/${unsubscribeToken}`,
    preferencesUrl: tokenUrl(site, "preferences", reader),
    viewUrl: tokenUrl(site, "view", { id: delivery.id, version: 1 }),
  };
  const message = fillTemplate(template, headers, values);
  return { id: delivery.id, envelope: { from: addressOf(mailFrom), to }, message };
}
