import { formatHeaders } from "@/lib/mail/headers";
import { addressOf } from "@/lib/mail/identity";
import { asPieces, type BuiltMessage, buildTemplate, fillTemplate } from "@/lib/mail/message";
import type { MailRenderers } from "@/lib/mail/renderers";
import { type MailSite, tokenUrl } from "@/lib/mail/site";
import { deliverableAddress } from "@/lib/readers/address";
import { describeWish } from "@/lib/subscriptions/describe";
import { mintToken, TOKEN_LIFETIME_MS } from "@/lib/tokens/single";
import { insertTokens } from "@/lib/tokens/store";
import { type ClaimedLetter, listLetters } from "./store";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

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
    const mail = renderLetter(letter, token, renderers, site);
    const headers = formatHeaders({
      mailFrom: site.mailFrom,
      to: deliverableAddress(letter.email),
      messageId: letter.messageId,
      date: now,
      kind: letter.kind,
    });
    const message = fillTemplate(buildTemplate(asPieces(mail), {}, hash.slice(0, 24)), headers, {});
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
  const common = { siteUrl: site.url, postalAddress: site.postalAddress };
  const lifetime = TOKEN_LIFETIME_MS[letter.kind];
  if (letter.kind === "signin") {
    const minutesValid = lifetime / MINUTE_MS;
    return renderers.signIn({ ...common, signInUrl: `${site.url}/signin/${token}`, minutesValid });
  }
  const confirmUrl = `${site.url}/confirm/${token}`;
  const hoursValid = lifetime / HOUR_MS;
  if (letter.kind === "move") return renderers.move({ ...common, confirmUrl, hoursValid });
  return renderers.confirm({
    ...common,
    confirmUrl,
    notMeUrl: tokenUrl(site, "unsubscribe", reader),
    wish: describeWish({ ...letter, cadence: "daily" }),
    hoursValid,
  });
}
