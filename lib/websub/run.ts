import { settings } from "@/lib/env";
import type { Job } from "@/lib/runs/job";
import { fetchAcceptance } from "./fetch";
import { findLastSuccess, listChangedTags } from "./store";
import { listTopics } from "./topics";

/** A transaction that began before the last run and committed after it is at most this old. */
const OVERLAP_MS = 60_000;
/** The first run, or one after a long silence, does not announce the whole corpus. */
const LOOK_BACK_MAX_MS = 24 * 3_600_000;
/** Feeds named in one call: with addresses of some 60 bytes a form of about 10 KB. */
const TOPICS_PER_CALL = 100;

/**
 * Tells the hub, when one is set, which feeds changed since the last run that succeeded. If it dies
 * halfway or the hub is away, the next run tells everything again; hearing twice does a hub no harm.
 */
export const announceChanges: Job = async ({ now, dryRun, signal }) => {
  const { APP_URL, WEBSUB_HUB_URL } = settings();
  if (!WEBSUB_HUB_URL) return { topics: 0 };
  const last = await findLastSuccess("websub");
  const since = Math.max((last?.getTime() ?? 0) - OVERLAP_MS, now.getTime() - LOOK_BACK_MAX_MS);
  const topics = listTopics(APP_URL, await listChangedTags(new Date(since)));
  for (let first = 0; first < topics.length && !dryRun; first += TOPICS_PER_CALL) {
    const some = topics.slice(first, first + TOPICS_PER_CALL);
    await fetchAcceptance(WEBSUB_HUB_URL, some, signal);
  }
  return { topics: topics.length };
};
