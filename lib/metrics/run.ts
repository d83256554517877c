import { listBatchGauges } from "@/lib/batches/gauges";
import { listStatus } from "@/lib/batches/run";
import { listEditionGauges } from "@/lib/editions/account/gauges";
import { listAccounts } from "@/lib/editions/account/store";
import { settings } from "@/lib/env";
import { listMailGauges } from "@/lib/mail/pace/gauges";
import { findStop } from "@/lib/mail/pace/store";
import { listRunGauges } from "@/lib/runs/gauges";
import { listLatestRuns } from "@/lib/runs/store";
import { listVectorGauges } from "@/lib/vectors/standing/gauges";
import { readStanding } from "@/lib/vectors/standing/run";
import { isBearer } from "./bearer";
import { formatGauges, type Gauge } from "./gauge";

/** Older editions no longer change. */
const EDITIONS_SHOWN = 3;

/** Each noun says its own numbers in its gauges.ts; here they are only put together. */
const COLLECTORS: ((now: Date) => Promise<Gauge[]>)[] = [
  async (now) => listBatchGauges(await listStatus(now)),
  async (now) => listRunGauges(await listLatestRuns(), now),
  async () => listEditionGauges(await listAccounts(EDITIONS_SHOWN)),
  async () => listMailGauges((await findStop()) !== null),
  async () => listVectorGauges(await readStanding()),
];

export type Metrics =
  | { outcome: "closed" }
  | { outcome: "refused" }
  | { outcome: "open"; text: string };

/** The numbers of this product, for whoever bears METRICS_TOKEN; without that setting there are none. */
export async function readMetrics(authorization: string | null, now: Date): Promise<Metrics> {
  const { METRICS_TOKEN } = settings();
  if (!METRICS_TOKEN) return { outcome: "closed" };
  if (!isBearer(authorization, METRICS_TOKEN)) return { outcome: "refused" };
  const gauges = await Promise.all(COLLECTORS.map((collect) => collect(now)));
  return { outcome: "open", text: formatGauges(gauges.flat()) };
}
