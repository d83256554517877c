import { createHmac, randomUUID } from "node:crypto";

/** The address of "Name <address>", or of a bare address. */
export function addressOf(mailFrom: string): string {
  return (/<([^<>]+)>\s*$/.exec(mailFrom)?.[1] ?? mailFrom).trim();
}

/** The domain mail comes from: names our Message-IDs and our list. */
export function domainOf(mailFrom: string): string {
  return addressOf(mailFrom).split("@")[1] ?? "localhost";
}

/** A Message-ID of its own for a letter, made when it is asked for and kept through every retry. */
export function letterMessageId(mailFrom: string): string {
  return `<letter.${randomUUID()}@${domainOf(mailFrom)}>`;
}

/**
 * What makes a reader's Message-IDs differ from others' without naming the reader. The planning
 * SQL hashes it with each reader's id (deliveries/store.ts).
 */
export function messageIdKey(secret: string): string {
  return createHmac("sha256", secret).update("message-id").digest("hex");
}
