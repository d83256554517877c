import {
  formatStandingToken,
  type StandingPurpose,
  type TokenSubject,
} from "@/lib/tokens/standing";

/** What every mail of this installation is made with. */
export type MailSite = {
  url: string;
  secret: string;
  mailFrom: string;
  postalAddress?: string;
};

/** A page of the site that a mail links to by a standing token. */
export function tokenUrl(
  site: MailSite,
  purpose: Exclude<StandingPurpose, `session.${number}`>,
  subject: TokenSubject,
): string {
  const path = purpose === "view" ? "editions/view" : purpose;
  return `${site.url}/${path}/${formatStandingToken(site.secret, purpose, subject)}`;
}

/** RFC 8058: where one POST without cookies or questions unsubscribes. */
export const oneClickUrl = (site: MailSite, unsubscribeToken: string): string =>
  `${site.url}/api/unsubscribe/${unsubscribeToken}`;
