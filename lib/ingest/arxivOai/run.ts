import { fetchRecords } from "@/lib/arxiv/fetch";
import { oaiSetOf } from "@/lib/arxiv/oaiSet";
import { OaiError, type OaiPage } from "@/lib/arxiv/parseOai";
import { settings } from "@/lib/env";
import type { IngestCounts } from "@/lib/ingest/counts";
import {
  advanceHarvest,
  type Harvest,
  harvestSchema,
  isHarvestDue,
  restartHarvest,
  startHarvest,
} from "@/lib/ingest/harvest";
import { savePage } from "@/lib/ingest/saving/run";
import type { JobContext } from "@/lib/runs/job";
import { SourceFault } from "@/lib/sources/fault";
import type { Manners } from "@/lib/sources/run";
import { findCursor } from "@/lib/sources/store";

const EXPIRED = "badResumptionToken";

/**
 * Harvests the records changed since the last harvest, set by set: replacements, withdrawals, journal
 * references, and what the other ways missed. Every page is stored with the token of the next, so a run
 * that dies goes on there. Throws a SourceFault.
 */
export async function ingestArxivOai(
  context: JobContext,
  manners: Manners,
  counts: IngestCounts,
): Promise<void> {
  for (const category of settings().ARXIV_CATEGORIES) {
    const set = oaiSetOf(category);
    const harvest = await findHarvest(set, context.now);
    if (isHarvestDue(harvest, context.now))
      await harvestSet(set, harvest, context, manners, counts);
    if (context.signal?.aborted) return;
  }
}

const cursorName = (set: string) => `arxiv-oai ${set}`;

async function findHarvest(set: string, now: Date): Promise<Harvest> {
  const cursor = await findCursor(cursorName(set));
  return cursor === null ? startHarvest(now) : harvestSchema.parse(cursor);
}

async function harvestSet(
  set: string,
  start: Harvest,
  context: JobContext,
  manners: Manners,
  counts: IngestCounts,
): Promise<void> {
  let harvest = start;
  do {
    const page = await fetchPage(set, harvest, manners, context.signal);
    if (page === "expired") {
      harvest = restartHarvest(harvest);
      continue;
    }
    harvest = advanceHarvest(harvest, page, context.now);
    await savePage(page, context, counts, { cursor: { source: cursorName(set), value: harvest } });
    if (context.dryRun || context.signal?.aborted) return;
  } while (harvest.token !== null || harvest.finishedAt !== context.now);
}

async function fetchPage(
  set: string,
  { token, from }: Harvest,
  manners: Manners,
  signal?: AbortSignal,
): Promise<OaiPage | "expired"> {
  try {
    const page = await fetchRecords(token ? { token } : { set, from }, manners, signal);
    if (page.recordCount === 0 && page.token) {
      throw new SourceFault("broken", "An empty page inside the list of records.");
    }
    return page;
  } catch (error) {
    if (!(error instanceof OaiError)) throw error;
    // A token refused twice would have been null the second time: this cannot go round for ever.
    if (error.code === EXPIRED && token) return "expired";
    throw new SourceFault("refused", error.message);
  }
}
