import { formatHeaders } from "@/lib/mail/headers";
import { addressOf } from "@/lib/mail/identity";
import { type BuiltMessage, buildTemplate, fillTemplate } from "@/lib/mail/message";
import type { MailRenderers } from "@/lib/mail/renderers";
import { type MailSite, tokenUrl } from "@/lib/mail/site";
import { deliverableAddress } from "@/lib/readers/address";
import { describeWish } from "@/lib/subscriptions/describe";
import { mintToken, TOKEN_LIFETIME_MS } from "@/lib/tokens/single";
import { insertTokens } from "@/lib/tokens/store";
import { type ClaimedLetter, listLetters } from "./store";

const HOUR_MS = 3_600_000;

/**
 * Renders claimed letters. Their tokens are minted here and stored, hashed, before any is sent; a
 * letter sent twice carries two tokens, and the first press of either decides.
 */
export async function buildLetters(
  ids: bigint[],
  renderers: MailRenderers,
  site: MailSite,
  now: Date,
): Promise<BuiltMessage[]> {
  const letters = await listLetters(ids);
  const built = letters.map(async (letter) => {
    const { token, hash } = mintToken();
    const mail = await renderLetter(letter, token, renderers, site);
    const headers = formatHeaders({
      mailFrom: site.mailFrom,
      to: deliverableAddress(letter.email),
      messageId: letter.messageId,
      date: now,
      kind: letter.kind,
    });
    const message = fillTemplate(buildTemplate(mail, {}, hash.slice(0, 24)), headers, {});
    const envelope = { from: addressOf(site.mailFrom), to: deliverableAddress(letter.email) };
    const purpose = letter.kind;
    const minted = {
      hash,
      readerId: letter.readerId,
      purpose,
      lifetimeMs: TOKEN_LIFETIME_MS[purpose],
    };
    return { id: letter.id, envelope, message, minted };
  });
  const messages = await Promise.all(built);
  await insertTokens(
    messages.map((message) => message.minted),
    now,
  );
  return messages;
}

function renderLetter(
  letter: ClaimedLetter,
  token: string,
  renderers: MailRenderers,
  site: MailSite,
) {
  const reader = { id: letter.readerId, version: letter.tokenVersion };
  return renderers.confirm({
    siteUrl: site.url,
    postalAddress: site.postalAddress,
    confirmUrl: `${site.url}/confirm/${token}`,
    notMeUrl: tokenUrl(site, "unsubscribe", reader),
    wish: describeWish({ ...letter, cadence: "daily" }),
    hoursValid: TOKEN_LIFETIME_MS.confirm / HOUR_MS,
  });
}
