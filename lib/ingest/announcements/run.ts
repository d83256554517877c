import { fetchAnnouncement, fetchPapersById } from "@/lib/arxiv/fetch";
import type { Announcement } from "@/lib/arxiv/parseAnnouncement";
import { latestListDay } from "@/lib/batches/calendar";
import { hashList, isRepeatedList } from "@/lib/batches/compare";
import type { LookOutcome } from "@/lib/batches/state";
import {
  findNewestBatch,
  listIncomplete,
  recordBatch,
  recordLook,
  settleBatches,
} from "@/lib/batches/store";
import { settings } from "@/lib/env";
import type { IngestCounts } from "@/lib/ingest/counts";
import { savePage } from "@/lib/ingest/saving/run";
import type { JobContext } from "@/lib/runs/job";
import { SourceFault } from "@/lib/sources/fault";
import type { Manners } from "@/lib/sources/run";

const SOURCE = "arxiv-rss";
/** Ids a request for missing papers names: what fits an address everywhere. */
const REPAIR_SIZE = 100;
const INCOMPLETE_MAX = 50;

/**
 * Reads today's list of every category of which it is not here yet, stores its papers and notes, in the
 * same transaction, what was announced and what is missing. Then asks the API for what is missing.
 * Throws the first SourceFault, after all categories had their turn.
 */
export async function ingestAnnouncements(
  context: JobContext,
  manners: Manners,
  counts: IngestCounts,
): Promise<void> {
  const faults: SourceFault[] = [];
  const categories = settings().ARXIV_CATEGORIES;
  for (const [place, category] of categories.entries()) {
    if (context.signal?.aborted) return;
    const fault = await tryCategory(category, context, manners, counts);
    if (fault?.kind === "unreachable") {
      await noteUntried(categories.slice(place + 1), fault, context);
      throw fault;
    }
    if (fault) faults.push(fault);
  }
  if (!context.dryRun) await repairBatches(context, manners, counts);
  if (faults[0]) throw faults[0];
}

async function tryCategory(
  category: string,
  context: JobContext,
  manners: Manners,
  counts: IngestCounts,
): Promise<SourceFault | null> {
  try {
    await readCategory(category, context, manners, counts);
    return null;
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error;
    await look(category, "failed", error.message, context);
    return error;
  }
}

/** A source that is down is not asked once for each category, but of each the ledger says why. */
async function noteUntried(categories: string[], fault: SourceFault, context: JobContext) {
  for (const category of categories) {
    if (await isHere(category, context)) continue;
    await look(category, "failed", fault.message, context);
  }
}

async function isHere(category: string, { now }: JobContext): Promise<boolean> {
  const newest = await findNewestBatch(SOURCE, category);
  return newest !== null && newest.announcedOn >= latestListDay(now);
}

async function readCategory(
  category: string,
  context: JobContext,
  manners: Manners,
  counts: IngestCounts,
): Promise<void> {
  const newest = await findNewestBatch(SOURCE, category);
  if (newest && newest.announcedOn >= latestListDay(context.now)) return;
  const list = await fetchAnnouncement(category, manners, context.signal);
  const announcedOn = list.announcedOn ?? latestListDay(context.now);
  const listHash = hashList(list.ids);
  if (isRepeatedList({ announcedOn, listHash, count: list.ids.length }, newest)) {
    const reason = `the list of ${newest?.announcedOn} under the date ${announcedOn}`;
    await look(category, "repeated", reason, context);
  } else if (list.entryCount === 0) {
    await look(category, "empty", `nothing under the date ${announcedOn}`, context);
  } else {
    await saveList({ source: SOURCE, category, announcedOn }, list, listHash, context, counts);
    await look(category, "received", null, context);
  }
}

async function look(
  category: string,
  outcome: LookOutcome,
  reason: string | null,
  { dryRun, now }: JobContext,
): Promise<void> {
  if (!dryRun) await recordLook({ source: SOURCE, category }, outcome, reason, now);
}

async function saveList(
  key: { source: string; category: string; announcedOn: string },
  list: Announcement,
  listHash: string,
  context: JobContext,
  counts: IngestCounts,
): Promise<void> {
  const papers = list.entries.map((entry) => entry.paper);
  await savePage({ papers, skipped: list.skipped }, context, counts, {
    alongside: (tx) => recordBatch(tx, { ...key, ids: list.ids, listHash }, context.now),
  });
}

/** Whoever brought a missing paper meanwhile, it is missing no more; the rest is asked for by id. */
async function repairBatches(
  context: JobContext,
  manners: Manners,
  counts: IngestCounts,
): Promise<void> {
  counts.repaired += await settleBatches(context.now);
  const incomplete = await listIncomplete(SOURCE, INCOMPLETE_MAX);
  const missing = [...new Set(incomplete.flatMap((batch) => batch.missingIds))];
  if (missing.length === 0) return;
  const page = await fetchPapersById(missing.slice(0, REPAIR_SIZE), manners, context.signal);
  await savePage(page, context, counts);
  counts.repaired += await settleBatches(context.now);
}
