import { log } from "@/lib/log";

/** The tags as the taxonomy names them, and in an empty database the starter corpus, ranked. */
export async function loadFirstPapers(now: Date): Promise<void> {
  const { syncTaxonomy } = await import("@/lib/tags/store");
  await syncTaxonomy();
  const { loadStarterCorpus } = await import("@/lib/starter/run");
  const loaded = await loadStarterCorpus(now);
  const { rescoreChanged } = await import("@/lib/ranking/run");
  const scored = await rescoreChanged(now);
  log.debug("first papers", { ...loaded, ...scored });
}
