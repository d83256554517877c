import type { Job, JobContext, JobCounts } from "@/lib/runs/job";
import { findBursts, RECENT_WEEKS } from "../burst";
import { isName, listGrams } from "../discover";
import { MODEL } from "../model";
import { TAGS } from "../taxonomy";
import { foldWords } from "../words";
import { describeProposal } from "./describe";
import {
  type DatedText,
  decideProposal,
  listDatedTexts,
  listDecidedPhrases,
  listProposals,
  replaceProposals,
} from "./store";

const WEEK_MS = 7 * 86_400_000;
/** A year, so that a yearly conference is in the past it is compared with. */
const WEEKS = 52;
const PAGE_SIZE = 1000;
/** What an operator reads at one sitting. */
const PROPOSALS_MAX = 20;
const EXAMPLES_MAX = 5;
/** Phrases rarer than this in the recent weeks cannot burst; counting them would fill memory. */
const CANDIDATE_PAPERS_MIN = 8;

/**
 * Proposes phrases that became far more common than they were and that no tag knows. Reads the
 * listed papers of a year twice: the recent weeks for candidates, then all weeks to count those.
 * Writes only the undecided proposals, at the end: dying before leaves the old ones.
 */
export const proposeTags: Job = async (context: JobContext): Promise<JobCounts> => {
  const { now } = context;
  const candidates = await findCandidates(now);
  const { totals, usages, examples } = await countWeeks(candidates, now);
  // A decided phrase still stands for the parts of it, which would be proposed in its place.
  const decided = new Set(await listDecidedPhrases());
  const bursts = findBursts(
    [...usages].map(([phrase, counts]) => ({ phrase, counts })),
    totals,
  )
    .filter((burst) => !decided.has(burst.phrase))
    .slice(0, PROPOSALS_MAX);
  const proposals = bursts.map((burst) => ({
    phrase: burst.phrase,
    growth: burst.growth,
    recentCount: burst.recentCount,
    weeks: drawCurve(usages.get(burst.phrase) ?? [], now),
    examples: examples.get(burst.phrase) ?? [],
  }));
  if (!context.dryRun) await replaceProposals(proposals, now);
  const paperCount = totals.reduce((sum, count) => sum + count, 0);
  const described = proposals.map((one) => [one.phrase, describeProposal(one)]);
  return { papers: paperCount, candidates: candidates.size, ...Object.fromEntries(described) };
};

/**
 * An operator accepts or refuses a proposal; either can be changed later. Neither makes a tag: that
 * takes a definition, written into the taxonomy.
 */
export async function decideTag(
  phrase: string,
  state: "accepted" | "refused",
  context: JobContext,
): Promise<JobCounts> {
  const known = (await listProposals()).find((one) => one.phrase === phrase);
  const isKnown = context.dryRun
    ? known !== undefined
    : await decideProposal(phrase, state, context.now);
  if (!isKnown)
    throw new Error(`"${phrase}" was never proposed: see npm run job -- tag --propose.`);
  if (state === "refused") return { [phrase]: "refused: it is not proposed again" };
  return { [phrase]: "accepted: describe it in lib/tags/taxonomy.json, then npm run job -- tag" };
}

async function findCandidates(now: Date): Promise<Set<string>> {
  const counts = new Map<string, number>();
  const span = { from: new Date(now.getTime() - RECENT_WEEKS * WEEK_MS), to: now };
  for await (const paper of readTexts(span)) {
    const words = foldWords(paper.text);
    for (const gram of listGrams(words, new Set(words))) {
      counts.set(gram, (counts.get(gram) ?? 0) + 1);
    }
  }
  const known = new Set(listKnownPhrases());
  const frequent = [...counts].filter(([, count]) => count >= CANDIDATE_PAPERS_MIN);
  return new Set(frequent.map(([gram]) => gram).filter((gram) => isName(gram) && !known.has(gram)));
}

/** What a tag already reads or is called is no news. */
const listKnownPhrases = () => [
  ...Object.values(MODEL.tags).flatMap((tag) => Object.keys(tag.phrases)),
  ...TAGS.flatMap((tag) => tag.aliases.map((alias) => foldWords(alias).join(" "))),
];

type WeekUse = {
  totals: number[];
  usages: Map<string, number[]>;
  examples: Map<string, string[]>;
};

async function countWeeks(candidates: ReadonlySet<string>, now: Date): Promise<WeekUse> {
  const empty = () => new Array<number>(WEEKS).fill(0);
  const use: WeekUse = { totals: empty(), usages: new Map(), examples: new Map() };
  const from = new Date(now.getTime() - WEEKS * WEEK_MS);
  for await (const paper of readTexts({ from, to: now })) {
    const week = Math.floor((paper.listedAt.getTime() - from.getTime()) / WEEK_MS);
    use.totals[week] = (use.totals[week] ?? 0) + 1;
    const words = foldWords(paper.text);
    for (const gram of listGrams(words, new Set(words))) {
      if (!candidates.has(gram)) continue;
      const counts = use.usages.get(gram) ?? empty();
      counts[week] = (counts[week] ?? 0) + 1;
      use.usages.set(gram, counts);
      if (week >= WEEKS - RECENT_WEEKS) keepExample(use.examples, gram, paper.publicId);
    }
  }
  return use;
}

function keepExample(examples: Map<string, string[]>, gram: string, publicId: string): void {
  const kept = examples.get(gram) ?? [];
  if (kept.length < EXAMPLES_MAX) examples.set(gram, [...kept, publicId]);
}

async function* readTexts(span: { from: Date; to: Date }): AsyncGenerator<DatedText> {
  for (let afterId = 0; ; ) {
    const page = await listDatedTexts(span, afterId, PAGE_SIZE);
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    afterId = last.id;
  }
}

function drawCurve(counts: readonly number[], now: Date) {
  return counts.map((paperCount, week) => ({
    weekOn: new Date(now.getTime() - (WEEKS - week) * WEEK_MS).toISOString().slice(0, 10),
    paperCount,
  }));
}
