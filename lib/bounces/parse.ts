import { type Entity, findParameter, parseEntity, parseFields, splitParts } from "./mime";

/** What a mail server or mailbox provider said about one of our messages. */
export type Report = {
  kind: "hard" | "soft" | "complaint";
  /** Message-ID of our mail: who cannot name it has no say about its reader. */
  messageId: string;
  /** Enhanced status code (RFC 3463). */
  status: string | null;
};

export type ParsedReport =
  | { outcome: "report"; report: Report }
  /** Delayed, delivered, relayed: nothing to do. */
  | { outcome: "notice" }
  /** A mail to the address of List-Unsubscribe, with the token that it asked to be said. */
  | { outcome: "unsubscribe"; token: string }
  /** A vacation reply or another automatic answer: not a bounce, whatever its text says. */
  | { outcome: "reply" }
  | { outcome: "unreadable" };

/** As in lib/mail/outcome.ts: addresses that will not recover. */
const DEAD_ADDRESS = /^5\.(1\.[1236]|1\.10|2\.1)$/;

/** The subject that List-Unsubscribe's mailto asks for, and nothing around it but white space. */
const UNSUBSCRIBE = /^\s*unsubscribe[\s+]+([0-9]{1,19}-[A-Za-z0-9_-]{43})\s*$/i;

/**
 * Reads a delivery status notification (RFC 3464) or an abuse report (RFC 5965). Only the
 * machine-readable part decides; the text for people is not looked at.
 */
export function parseReport(source: string): ParsedReport {
  const entity = parseEntity(source);
  if (entity.type !== "multipart/report") return parseLetter(entity);
  const parts = splitParts(entity);
  const messageId = findMessageId(parts);
  const type = findParameter(entity.headers.get("content-type"), "report-type")?.toLowerCase();
  if (type === "feedback-report") return parseFeedback(parts, messageId);
  return parseStatus(parts, messageId);
}

/** The messages of an mbox, or the one message that was piped in. */
export function splitMailbox(text: string): string[] {
  const messages = text.replace(/\r\n/g, "\n").split(/(?:^|\n)From [^\n]*\n/);
  return messages.filter((message) => message.trim() !== "");
}

/** Of a person or their mail program. A machine's answer unsubscribes nobody, whatever it quotes. */
function parseLetter(entity: Entity): ParsedReport {
  if (isReply(entity)) return { outcome: "reply" };
  const token = UNSUBSCRIBE.exec(entity.headers.get("subject") ?? "")?.[1];
  return token ? { outcome: "unsubscribe", token } : { outcome: "unreadable" };
}

function parseStatus(parts: Entity[], messageId: string | null): ParsedReport {
  const part = parts.find(({ type }) => /^message\/(global-)?delivery-status$/.test(type));
  // RFC 3464, 2.1: fields of the message, a blank line, then fields for each recipient.
  const groups = (part?.body ?? "").split(/\n\s*\n/).map((block) => parseFields(block));
  const recipient = groups.find((fields) => fields.has("action"));
  if (!recipient) return { outcome: "unreadable" };
  if (recipient.get("action")?.toLowerCase() !== "failed") return { outcome: "notice" };
  const status = /^[245]\.\d{1,3}\.\d{1,3}/.exec(recipient.get("status") ?? "")?.[0] ?? null;
  if (!messageId) return { outcome: "unreadable" };
  const kind = status && DEAD_ADDRESS.test(status) ? "hard" : "soft";
  return { outcome: "report", report: { kind, messageId, status } };
}

function parseFeedback(parts: Entity[], messageId: string | null): ParsedReport {
  const part = parts.find(({ type }) => type === "message/feedback-report");
  const kind = parseFields(part?.body ?? "")
    .get("feedback-type")
    ?.toLowerCase();
  if (!messageId || !kind) return { outcome: "unreadable" };
  if (kind === "not-spam") return { outcome: "notice" };
  return { outcome: "report", report: { kind: "complaint", messageId, status: null } };
}

/** Of our mail, which the report brings along whole or as its headers. */
function findMessageId(parts: Entity[]): string | null {
  const original = parts.find(({ type }) =>
    /^(message\/(global|rfc822)|text\/rfc822-headers)/.test(type),
  );
  const id = original && parseEntity(original.body).headers.get("message-id");
  return id && /^<[^<>\s]{3,200}>$/.test(id) ? id : null;
}

/** RFC 3834, and what mail programs sent before it. */
function isReply({ headers }: Entity): boolean {
  const auto = headers.get("auto-submitted")?.toLowerCase() ?? "no";
  return (
    auto !== "no" ||
    headers.has("x-autoreply") ||
    headers.has("x-autorespond") ||
    /^(auto_reply|bulk|junk)$/i.test(headers.get("precedence") ?? "")
  );
}
