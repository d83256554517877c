export type Encoding = "br" | "gzip";

const TEXT = /^(?:text\/|application\/(?:json|javascript|xml)|image\/svg|[^;]*\+(?:xml|json))/;

/** Pure: the smallest encoding a client accepts (RFC 9110, 12.5.3), or null for none. */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding | null {
  const accepted = new Map<string, number>();
  for (const entry of (acceptEncoding ?? "").toLowerCase().split(",")) {
    const [name = "", ...parameters] = entry.split(";").map((part) => part.trim());
    const weight = parameters.find((parameter) => parameter.startsWith("q="));
    accepted.set(name, weight ? Number(weight.slice(2)) : 1);
  }
  const accepts = (name: Encoding) => (accepted.get(name) ?? accepted.get("*") ?? 0) > 0;
  if (accepts("br")) return "br";
  return accepts("gzip") ? "gzip" : null;
}

/**
 * Pure: whether an answer is text that many will be sent alike. What is private stays as it is: it
 * would be compressed anew each time, and compressing secrets beside foreign text betrays them
 * (BREACH).
 */
export function isShared(headers: {
  cacheControl: string;
  contentType: string;
  isEncoded: boolean;
}): boolean {
  const { cacheControl, contentType, isEncoded } = headers;
  if (isEncoded || !TEXT.test(contentType)) return false;
  if (/private|no-store|no-transform/.test(cacheControl)) return false;
  return /public|s-maxage/.test(cacheControl);
}

/**
 * Pure: the strong tag of a content in an encoding, as each encoding has other bytes (RFC 9110, 8.8.3.3).
 * A weak one stands for all of them.
 */
export function nameEncoding(tag: string, encoding: Encoding | null): string {
  return encoding && !tag.startsWith("W/") ? tag.replace(/"$/, `-${encoding}"`) : tag;
}
