/**
 * The header in which the web process tells handlers who asks. It is set anew on every request, so
 * what a client sends under this name never arrives.
 */
export const CLIENT_HEADER = "x-client-address";

type Forwarding = { remoteAddress: string | undefined; forwardedFor: string | undefined };

/**
 * The address of the client behind `trustedCount` proxies. Each proxy adds the address it was called
 * from to the right end of X-Forwarded-For, so only that many entries, counted from there, are facts;
 * what stands further left anybody can write. A list that is too short came past the proxies: then
 * the leftmost entry that a proxy wrote, or the connection itself, is all that is known.
 */
export function findClientAddress(from: Forwarding, trustedCount: number): string {
  const listed = (from.forwardedFor ?? "").split(",").map((entry) => entry.trim());
  const known = [...listed.filter(Boolean), from.remoteAddress ?? ""];
  const address = known.at(-1 - trustedCount) ?? known[0] ?? "";
  // An IPv4 client of a socket that also takes IPv6 (RFC 4291, 2.5.5.2).
  return address.replace(/^::ffff:(?=\d+\.)/, "");
}
