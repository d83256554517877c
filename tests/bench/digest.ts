import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listEditionPapers } from "@/lib/editions/store";
import { asPieces, buildTemplate, fillTemplate } from "@/lib/mail/message";
import { withClient } from "./data/load";
import { openBenchDatabase } from "./data/open";
import { runAlone } from "./digest/child";
import { measurePages } from "./digest/pages";
import { keepDue, makeDue, measurePlanning, type Planning, requeue } from "./digest/plan";
import { measureRelay, openRelay, type Relay } from "./digest/relay";
import { DISTINCT_SEARCHES, followSearches, forgetSearches } from "./digest/searches";
import type { SendingReport } from "./digest/watch";
import { againstLimit, type Figure } from "./figure";
import type { BenchOptions } from "./options";

/** Near a minute of sending at the speed asked for: what starts up, and what fills up, both show. */
const MESSAGES_MAX = 100_000;
/** Sent a second time, while the pages are asked for. */
const MESSAGES_BESIDE_PAGES = 30_000;
const CONNECTIONS = 50;

/** Plans an edition for all readers and sends it, beside a plain pool and the relay's own limit. */
export async function bench(options: BenchOptions): Promise<Figure[]> {
  const database = await openBenchDatabase({ ...options, isScratch: true });
  try {
    await makeDue(database.url, database.until);
    const searched = options.isQuick ? [] : await measureSearches(database.url, database.until);
    const plan = await measurePlanning(database.url, database.until);
    const messages = await keepDue(database.url, MESSAGES_MAX);
    const relay = await openRelay();
    try {
      const sending = await measureSending(relay, database.url, messages);
      const send = async () => {
        await requeue(database.url, MESSAGES_BESIDE_PAGES);
        return sendOurs(relay, database.url, { BENCH_BEHIND_PAGES: "yes" });
      };
      return [...describePlanning(plan), ...searched, ...sending, ...(await measurePages(send))];
    } finally {
      await relay.close();
    }
  } finally {
    await database.close();
  }
}

async function measureSending(relay: Relay, url: string, messages: number): Promise<Figure[]> {
  const mail = await describeMail(url);
  const limit = measureRelay(relay, Math.min(messages, 10_000), mail.bytes, CONNECTIONS);
  const plain = await sendPlainly(relay, mail.file, Math.min(messages, 5_000));
  const ours = await sendOurs(relay, url);
  return [
    { name: "one mail, as it is sent", value: mail.bytes / 1_000, unit: "KB" },
    { name: "distinct contents", value: mail.contents, unit: "" },
    ...describeSending(ours, plain, relay.name, limit),
  ];
}

const describePlanning = (plan: Planning): Figure[] => [
  {
    name: "planning, per million deliveries",
    ...{ value: (plan.seconds / plan.planned) * 1e6, unit: "s", asked: "≤ 60" },
  },
  { name: "planning, memory", value: plan.peakMb, unit: "MB", asked: "< 250" },
  ...describeProcessor("planning", plan),
];

/** Which the load of others does not lengthen. */
function describeProcessor(what: string, { cpuSeconds, serverSeconds, planned }: Planning) {
  const each = (seconds: number) => ({ value: (seconds / planned) * 1e6, unit: "µs" });
  return [
    { name: `${what}, processor of the worker per delivery`, ...each(cpuSeconds) },
    ...(serverSeconds === null
      ? []
      : [{ name: `${what}, processor of PostgreSQL per delivery`, ...each(serverSeconds) }]),
  ];
}

/** The same readers, each of whom follows two of a thousand searches besides; then without them again. */
async function measureSearches(url: string, now: Date): Promise<Figure[]> {
  await followSearches(url);
  const plan = await measurePlanning(url, now);
  await forgetSearches(url);
  const what = `planning with ${DISTINCT_SEARCHES} searches`;
  return [
    {
      name: `${what}, per million deliveries`,
      value: (plan.seconds / plan.planned) * 1e6,
      unit: "s",
    },
    ...describeProcessor(what, plan),
  ];
}

function describeSending(
  ours: SendingReport,
  plain: SendingReport,
  relay: string,
  limit: number | null,
): Figure[] {
  const rate = ours.messages / ours.seconds;
  const plainRate = plain.messages / plain.seconds;
  const figures: Figure[] = [
    againstLimit({
      ...{ name: "sending", value: rate, unit: "1/s", asked: "≥ 2 × and ≥ 2,000" },
      ...{ limit: plainRate, limitName: "plain nodemailer pool" },
    }),
  ];
  if (limit !== null) {
    figures.push(
      againstLimit({
        ...{ name: "sending", value: rate, unit: "1/s" },
        ...{ limit, limitName: `smtp-source to ${relay}` },
      }),
    );
  }
  return [
    ...figures,
    {
      name: "processor of the worker, per message",
      value: (ours.cpuSeconds / ours.messages) * 1e3,
      unit: "ms",
    },
    { name: "memory after a quarter", value: ours.quarterMb, unit: "MB" },
    { name: "memory, highest", value: ours.peakMb, unit: "MB", asked: "< 250" },
  ];
}

/** The first mail of the queue, for the others to send: its size, and its parts in a file. */
async function describeMail(url: string) {
  const { rows } = await withClient(url, (client) =>
    client.query<{ editionId: number; kind: "daily"; editionOn: string; paperIds: number[] }>(
      `SELECT e.id AS "editionId", e.kind, e.edition_on::text AS "editionOn", d.paper_ids AS "paperIds"
       FROM deliveries d JOIN editions e ON e.id = d.edition_id WHERE d.state = 'queued' ORDER BY d.id LIMIT 1`,
    ),
  );
  const contents = await withClient(url, (client) =>
    client.query<{ count: number }>(
      "SELECT count(DISTINCT paper_ids)::int AS count FROM deliveries WHERE state = 'queued'",
    ),
  );
  const [first] = rows;
  if (!first) throw new Error("The bench planned no mail.");
  // React decides by NODE_ENV as it is loaded, and the database sets that.
  const { renderDigest } = await import("@/emails/digest");
  const mail = renderDigest({
    siteUrl: "https://feed.bench.example",
    ...{ kind: first.kind, editionOn: first.editionOn, note: null, foundBy: null, changes: [] },
    papers: await listEditionPapers(first.editionId, first.paperIds),
    why: "You get this because you follow Agents, every day at 07:00 (UTC).",
    unsubscribeUrl: "https://feed.bench.example/unsubscribe/READER",
    preferencesUrl: "https://feed.bench.example/preferences/READER",
    viewUrl: "https://feed.bench.example/editions/view/READER",
  });
  const file = join(tmpdir(), `paperfeed-bench-${process.pid}.json`);
  await writeFile(file, JSON.stringify(mail));
  return {
    file,
    bytes: fillTemplate(buildTemplate(asPieces(mail), {}, "bench"), [], {}).join("").length,
    contents: contents.rows[0]?.count ?? 0,
  };
}

const sendPlainly = (relay: Relay, file: string, messages: number) =>
  runAlone<SendingReport>("plainPool", {
    ...{ BENCH_MAIL: file, BENCH_MESSAGES: String(messages) },
    ...{ BENCH_PORT: String(relay.port), BENCH_CONNECTIONS: String(CONNECTIONS) },
  });

const sendOurs = (relay: Relay, url: string, more: Record<string, string> = {}) =>
  runAlone<SendingReport>("ours", {
    ...{ DATABASE_URL: url, SMTP_URL: relay.url },
    ...{ MAIL_RATE: "1000000", MAIL_CONNECTIONS: String(CONNECTIONS) },
    ...{ MAIL_FROM: "Paperfeed <feed@bench.example>", APP_URL: "https://feed.bench.example" },
    ...more,
  });
