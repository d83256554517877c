import { type Settings, settings } from "@/lib/env";
import { letterMessageId } from "@/lib/mail/identity";
import { addressAllowance, networkAllowance } from "@/lib/readers/limits";
import { suppressionKey } from "@/lib/readers/suppression";
import { findTagBySlug } from "@/lib/tags/taxonomy";
import { type Fields, type FormFaults, parseSubscribeForm, type SubscriptionRequest } from "./form";
import { insertRequest, type PlannedRequest } from "./store";

export type RequestOutcome =
  /** Also for a robot, a known address and one that must not be mailed: nobody can ask who reads. */
  { outcome: "requested" } | { outcome: "invalid"; faults: FormFaults } | { outcome: "limited" };

/**
 * Asks for a subscription. Writes rows only; the worker mails the link that confirms it. `network`
 * is the IP address of the one who asks.
 */
export async function requestSubscription(
  fields: Fields,
  network: string,
  now: Date,
): Promise<RequestOutcome> {
  const given = settings();
  const isTag = (slug: string) => findTagBySlug(slug) !== undefined;
  const parsed = parseSubscribeForm(fields, isTag, given.DIGEST_HOUR);
  if (parsed.outcome === "robot") return { outcome: "requested" };
  if (parsed.outcome === "invalid") return parsed;
  const written = await insertRequest(planRequest(parsed.request, network, given, now), now);
  return { outcome: written === "limited" ? "limited" : "requested" };
}

function planRequest(
  request: SubscriptionRequest,
  network: string,
  { SECRET = "", MAIL_FROM }: Settings,
  now: Date,
): PlannedRequest {
  return {
    request,
    suppressionKey: suppressionKey(SECRET, request.address.key),
    messageId: letterMessageId(MAIL_FROM),
    perNetwork: networkAllowance(SECRET, network, now),
    perAddress: addressAllowance(SECRET, "confirm", request.address.key, now),
  };
}
