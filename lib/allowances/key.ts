import { createHmac } from "node:crypto";

/** Action and HMAC, so that the table names neither an address nor a network. */
export function allowanceKey(secret: string, action: string, value: string): string {
  return `${action}:${createHmac("sha256", secret).update(`allowance·${value}`).digest("base64url")}`;
}

/** The start of the period an instant falls in. */
export function periodStart(now: Date, periodMs: number): Date {
  return new Date(Math.floor(now.getTime() / periodMs) * periodMs);
}

/** The part of an IP address one subscriber holds: an IPv4 address, or a /64 of IPv6. */
export function networkOf(ip: string): string {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/i, "");
  if (!plain.includes(":")) return plain;
  const [head = "", tail] = plain.toLowerCase().split("::");
  const groups = head.split(":").filter(Boolean);
  const missing =
    tail === undefined ? 0 : 8 - groups.length - tail.split(":").filter(Boolean).length;
  const whole = [...groups, ...Array<string>(Math.max(0, missing)).fill("0")];
  return whole.slice(0, 4).join(":");
}
