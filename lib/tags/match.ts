import { ClueTable, type PhraseWeight } from "./clues";
import { MODEL, type TagModel } from "./model";
import { compilePhrases } from "./phrases";
import { measureProminence, type TagClue } from "./prominence";
import { findTagBySlug } from "./taxonomy";
import { measurePhrases, type PhraseUse } from "./uses";

export type TagMatch = {
  slug: string;
  /** 0..1 */
  confidence: number;
  /** Exactly one of the tags of a paper is. */
  isPrimary: boolean;
  /** The phrases that earned it, as written in title or abstract, the weightiest first. */
  evidence: string[];
};

export type TaggableText = { title: string; abstract: string; categories: readonly string[] };

export type Matcher = (paper: TaggableText) => TagMatch[];

/** Tagger and model, as paper_tags.method keeps them. */
export const METHOD = `phrases/${MODEL.version}`;

/** What is read on the paper page at a glance. */
const EVIDENCE_MAX = 3;
/** From here on a finer tag may stand for its wider one as the primary. */
const FINER_CONFIDENCE = 0.8;

let matcher: Matcher | undefined;

/** The tags of a paper, most confident first; none when no phrase earns one. Pure. */
export function matchTags(paper: TaggableText): TagMatch[] {
  matcher ??= createMatcher(MODEL);
  return matcher(paper);
}

type TagRule = { slug: string; core: string | undefined; bias: number; primary: number };

/** A matcher over one model: training and tests make their own. */
export function createMatcher(model: TagModel): Matcher {
  const phrases = [
    ...new Set(Object.values(model.tags).flatMap((tag) => Object.keys(tag.phrases))),
  ];
  const indexOf = new Map(phrases.map((phrase, index) => [phrase, index]));
  const byPhrase: PhraseWeight[][] = phrases.map(() => []);
  const rules: TagRule[] = [];
  for (const [slug, { bias, primary, phrases: weights }] of Object.entries(model.tags)) {
    const tag = rules.push({ slug, core: findTagBySlug(slug)?.core, bias, primary }) - 1;
    for (const [phrase, weight] of Object.entries(weights)) {
      byPhrase[indexOf.get(phrase) ?? 0]?.push({ tag, weight });
    }
  }
  const trie = compilePhrases(phrases);
  const clues = new ClueTable(
    byPhrase,
    rules.map(({ bias }) => bias),
  );
  return (paper) => choosePrimary(addCores(scoreTags(measurePhrases(trie, paper), clues, rules)));
}

type Scored = TagMatch & { core: string | undefined; odds: number; primaryOdds: number };

function scoreTags(uses: PhraseUse[], clues: ClueTable, rules: readonly TagRule[]): Scored[] {
  const scored: Scored[] = [];
  for (const tag of clues.sumOdds(uses)) {
    const odds = clues.odds[tag] ?? 0;
    const rule = rules[tag];
    if (odds < 0 || !rule) continue;
    const found = clues.listClues(uses, tag);
    scored.push({
      slug: rule.slug,
      confidence: 1 / (1 + Math.exp(-odds)),
      isPrimary: false,
      core: rule.core,
      evidence: listEvidence(found),
      odds,
      primaryOdds: measureProminence(odds, found) + rule.primary,
    });
  }
  return scored;
}

/** What spoke for the tag, weightiest first; a phrase inside another listed one adds nothing. */
function listEvidence(clues: TagClue[]): string[] {
  const shares = clues.map(({ use, weight }) => (weight > 0 ? use.value * weight : 0));
  const listed: string[] = [];
  let lowered = "";
  while (listed.length < EVIDENCE_MAX) {
    const place = findHighest(shares);
    const written = clues[place]?.use.written;
    if (written === undefined) break;
    shares[place] = 0;
    const lower = written.toLowerCase();
    if (lowered.includes(lower)) continue;
    listed.push(written);
    // No phrase spans a line end, so none stands across two of the listed ones.
    lowered += `${lower}\n`;
  }
  return listed;
}

/** Where the highest share stands, the first of equal ones; -1 when none is above 0. */
function findHighest(shares: readonly number[]): number {
  let highest = 0;
  let place = -1;
  for (let at = 0; at < shares.length; at++) {
    const share = shares[at] ?? 0;
    if (share > highest) {
      highest = share;
      place = at;
    }
  }
  return place;
}

/** A finer tag brings its wider one along, on the same evidence. */
function addCores(scored: Scored[]): Scored[] {
  const bySlug = new Map(scored.map((match) => [match.slug, match]));
  for (const match of scored) {
    const core = findTagBySlug(match.slug)?.core;
    if (core !== undefined && !bySlug.has(core)) {
      bySlug.set(core, { ...match, slug: core, core: undefined });
    }
  }
  return [...bySlug.values()];
}

function choosePrimary(scored: Scored[]): TagMatch[] {
  const byOdds = scored.sort((a, b) => b.odds - a.odds || (a.slug < b.slug ? -1 : 1));
  const widest = pickFirst(byOdds);
  // Readers look under the finest tag that surely fits: medical imaging before its whole field.
  const finer = byOdds.filter(
    (match) => match.confidence >= FINER_CONFIDENCE && match.core === widest?.slug,
  );
  const primary = pickFirst(finer) ?? widest;
  return byOdds.map(({ slug, confidence, evidence }) => ({
    slug,
    confidence,
    isPrimary: slug === primary?.slug,
    evidence,
  }));
}

const pickFirst = (matches: readonly Scored[]) =>
  matches.reduce<Scored | undefined>(
    (best, match) => (best && best.primaryOdds >= match.primaryOdds ? best : match),
    undefined,
  );
