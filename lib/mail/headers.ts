import { addressOf, domainOf } from "./identity";
import { encodeHeader } from "./message";

/** What the headers of every mail are made of. */
export type HeaderFacts = {
  mailFrom: string;
  to: string;
  messageId: string;
  date: Date;
  /** What kind of mail it is, for Feedback-ID: daily, weekly, welcome, confirm … */
  kind: string;
};

/** From, To, Date, Message-ID, and the marks by which no machine answers (RFC 3834). */
export function formatHeaders({ mailFrom, to, messageId, date, kind }: HeaderFacts): string[] {
  return [
    `From: ${formatFrom(mailFrom)}`,
    `To: <${to}>`,
    `Date: ${date.toUTCString().replace("GMT", "+0000")}`,
    `Message-ID: ${messageId}`,
    "Auto-Submitted: auto-generated",
    "X-Auto-Response-Suppress: All",
    `Feedback-ID: ${kind}:paperfeed:${domainOf(mailFrom)}`,
  ];
}

/**
 * RFC 2369 and RFC 8058. One unfolded line each: some receivers read only the first. One-click is
 * promised only where the address is https or this machine's own, as the RFC demands https.
 */
export function formatListHeaders(
  mailFrom: string,
  unsubscribeUrl: string,
  unsubscribeToken: string,
): string[] {
  const { protocol, hostname } = new URL(unsubscribeUrl);
  const isLoopback = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
  const isOneClick = protocol === "https:" || isLoopback;
  return [
    `List-Id: Paperfeed <digest.${domainOf(mailFrom)}>`,
    `List-Unsubscribe: <${unsubscribeUrl}>, <${unsubscribeMailto(mailFrom, unsubscribeToken)}>`,
    ...(isOneClick ? ["List-Unsubscribe-Post: List-Unsubscribe=One-Click"] : []),
    "Precedence: bulk",
  ];
}

/**
 * For programs that unsubscribe by mail (RFC 6068). It comes to the address that bounces come to, and
 * goes the same way: `job bounces` answers both.
 */
const unsubscribeMailto = (mailFrom: string, token: string) =>
  `mailto:${encodeURI(addressOf(mailFrom))}?subject=${encodeURIComponent(`unsubscribe ${token}`)}`;

function formatFrom(mailFrom: string): string {
  const name = mailFrom
    .replace(/<[^<>]*>\s*$/, "")
    .trim()
    .replace(/^"(.*)"$/, "$1");
  if (!name) return `<${addressOf(mailFrom)}>`;
  const isPlain = /^[\w !#$%&'*+/=?^`{|}~-]*$/.test(name);
  const isAscii = /^[ -~]*$/.test(name);
  const shown = isPlain
    ? name
    : isAscii
      ? `"${name.replace(/["\\]/g, "\\$&")}"`
      : encodeHeader(name);
  return `${shown} <${addressOf(mailFrom)}>`;
}
