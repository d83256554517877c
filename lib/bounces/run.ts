import { cancelDeliveries } from "@/lib/deliveries/store";
import { settings } from "@/lib/env";
import { unsubscribe } from "@/lib/readers/run";
import { insertSuppression, updateReaderState } from "@/lib/readers/store";
import { suppressionKey } from "@/lib/readers/suppression";
import type { JobCounts } from "@/lib/runs/job";
import { type ParsedReport, parseReport, type Report, splitMailbox } from "./parse";
import {
  countSoftBounces,
  findRecipient,
  insertBounce,
  inTransaction,
  type Recipient,
} from "./store";

const DAY_MS = 86_400_000;
/** An address that refused so many mails within the period is as good as dead. */
const SOFT_MAX = 5;
const SOFT_DAYS = 30;

type Recorded = "hard" | "soft" | "complaint" | "repeated" | "foreign";

/** Reads reports (one message, or an mbox) and acts on them. Reading them again changes nothing. */
export async function recordReports(mailbox: string, now: Date): Promise<JobCounts> {
  const counts: Record<string, number> = {};
  for (const source of splitMailbox(mailbox)) {
    const word = await recordParsed(parseReport(source), now);
    counts[word] = (counts[word] ?? 0) + 1;
  }
  return counts;
}

async function recordParsed(parsed: ParsedReport, now: Date): Promise<string> {
  if (parsed.outcome === "report") return recordReport(parsed.report, now);
  if (parsed.outcome !== "unsubscribe") return parsed.outcome;
  const { outcome } = await unsubscribe(parsed.token, now);
  return outcome === "unsubscribed" ? outcome : "foreign";
}

/**
 * Records one report about one of our messages. A dead address is not mailed again; who complained
 * is unsubscribed and their address suppressed.
 */
export async function recordReport(report: Report, now: Date): Promise<Recorded> {
  return inTransaction(async (tx) => {
    const recipient = await findRecipient(tx, report.messageId);
    if (!recipient) return "foreign";
    const key = suppressionKey(settings().SECRET ?? "", recipient.emailKey);
    if (!(await insertBounce(tx, report, key, now))) return "repeated";
    await act(tx, report, recipient, key, now);
    return report.kind;
  });
}

async function act(
  tx: Parameters<typeof insertBounce>[0],
  { kind }: Report,
  { readerId }: Recipient,
  key: string,
  now: Date,
): Promise<void> {
  if (kind === "complaint") {
    await insertSuppression(tx, key, "complaint", now);
    await updateReaderState(tx, readerId, "unsubscribed", now);
    await cancelDeliveries(tx, readerId, "complaint", now);
    return;
  }
  const since = new Date(now.getTime() - SOFT_DAYS * DAY_MS);
  const isDead = kind === "hard" || (await countSoftBounces(tx, key, since)) >= SOFT_MAX;
  if (!isDead) return;
  await updateReaderState(tx, readerId, "bounced", now);
  await cancelDeliveries(tx, readerId, "bounced", now);
}
