/**
 * The addresses one holder can easily speak from: a /24 of IPv4, a /48 of IPv6 (what RIPE 690 advises
 * a customer to be given at most). Wider than what one subscriber has, as a burst is made by whoever
 * rents a block.
 */
export function rangeOf(ip: string): string {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/i, "");
  if (!plain.includes(":")) return plain.split(".").slice(0, 3).join(".");
  const [head = "", tail] = plain.toLowerCase().split("::");
  const groups = head.split(":").filter(Boolean);
  const isShort = tail !== undefined && groups.length < 3;
  const zeros = isShort ? Array<string>(3 - groups.length).fill("0") : [];
  return [...groups, ...zeros].slice(0, 3).join(":");
}
