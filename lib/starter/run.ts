import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseListing } from "@/lib/listing/parse";
import type { IncomingPaper } from "@/lib/papers/paper";
import { countPapers } from "@/lib/papers/store";
import { rescoreChanged } from "@/lib/ranking/run";
import type { JobCounts } from "@/lib/runs/job";
import { matchTags } from "@/lib/tags/match";
import { syncTaxonomy } from "@/lib/tags/store";
import { adaptStarterPaper, indexFacts, parseFacts, type StarterFact } from "./adapt";
import { savePapersIntoEmpty } from "./store";

const FOLDER = join(import.meta.dirname, "..", "..", "prisma", "starter");

/**
 * Fills an empty database with the corpus of prisma/starter, tagged and ranked; leaves any other
 * alone. If it dies halfway nothing is stored and the next start does it all; if it dies before the
 * ranking, the papers stay due for the next one.
 */
export async function loadStarterCorpus(now: Date): Promise<JobCounts> {
  if ((await countPapers()) > 0) return { inserted: 0 };
  await syncTaxonomy();
  const papers = (await readStarterCorpus()).map((paper) => ({ paper, tags: matchTags(paper) }));
  const saved = await savePapersIntoEmpty(papers, now);
  if (!saved) return { inserted: 0 };
  const { scored } = await rescoreChanged(now);
  return { inserted: saved.inserted, scored: scored ?? 0 };
}

/** The facts that make a listed title a known paper, by title. */
export async function readStarterFacts(): Promise<Map<string, StarterFact>> {
  return indexFacts(parseFacts(await readFile(join(FOLDER, "facts.json"), "utf8")));
}

async function readStarterCorpus(): Promise<IncomingPaper[]> {
  const facts = await readStarterFacts();
  const { papers, faults } = parseListing(await readFile(join(FOLDER, "listing.txt"), "utf8"));
  const [fault] = faults;
  if (fault) throw new Error(`prisma/starter/listing.txt, line ${fault.line}: ${fault.reason}.`);
  return papers.map((listed) => adaptStarterPaper(listed, facts));
}
