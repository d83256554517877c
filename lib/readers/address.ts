import { domainToASCII } from "node:url";

export type Address = {
  /** As typed, without the white space around it. */
  email: string;
  /** For comparison: Unicode NFKC, lower case, domain in ASCII. */
  key: string;
};

/** RFC 5321, 4.5.3.1: a path of 256 octets with its brackets. */
const ADDRESS_MAX = 254;
const LOCAL_MAX = 64;
/** RFC 5322 atoms, and letters beyond ASCII (RFC 6531); no quoted local parts, which nobody types. */
const LOCAL_PATTERN = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const DOMAIN_PATTERN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

/**
 * A typed address, or null when no mail could go there. Two spellings that every mail system
 * treats alike share a key; dots and plus signs stay, as they differ at most systems.
 */
export function parseAddress(typed: string): Address | null {
  const email = typed.trim().normalize("NFC");
  const at = email.lastIndexOf("@");
  const local = email.slice(0, at);
  const domain = domainToASCII(email.slice(at + 1).normalize("NFKC"));
  const isWhole =
    at > 0 &&
    email.length <= ADDRESS_MAX &&
    Buffer.byteLength(local) <= LOCAL_MAX &&
    LOCAL_PATTERN.test(local) &&
    (DOMAIN_PATTERN.test(domain) || domain === "localhost");
  return isWhole ? { email, key: `${local.normalize("NFKC").toLowerCase()}@${domain}` } : null;
}

/** For a page that anyone holding a forwarded link may open: a••••@e••••.org */
export function maskAddress(email: string): string {
  const [local = "", domain = ""] = email.split("@");
  const ending = domain.slice(domain.lastIndexOf(".") + 1);
  return `${local.slice(0, 1)}••••@${domain.slice(0, 1)}••••.${ending}`;
}

/** Where SMTP sends it: the local part as typed, the domain in ASCII. */
export function deliverableAddress(email: string): string {
  const at = email.lastIndexOf("@");
  return `${email.slice(0, at)}@${domainToASCII(email.slice(at + 1).normalize("NFKC"))}`;
}
