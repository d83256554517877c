import { listTokens, measureTraits, TRAITS } from "@/lib/ranking/cold/text";
import type { ColdModel } from "@/lib/ranking/model";
import type { Outcome } from "./examples";
import { fitRidge, type Row } from "./ridge";

/** Words of fewer papers are chance; pairs of words are more, and each says less. */
const WORD_MIN = 8;
const PAIR_MIN = 15;
/** What it costs to believe a word or a trait: found on the months before the measured ones. */
const WORD_PENALTY = 3;
const TRAIT_PENALTY = 2;

/** Which words and links went with interest in past lists, beyond chance. */
export function trainCold(outcomes: Outcome[], traits: readonly Trait[] = TRAITS): ColdModel {
  const tokens = outcomes.map(({ paper }) => listTokens(paper));
  const counts = countTokens(tokens);
  const known = [...counts.keys()].filter((token) => isCommon(token, counts.get(token) ?? 0));
  const places = new Map(known.map((token, at) => [token, at + traits.length]));
  const rarity = (token: string) => Math.log(outcomes.length / (counts.get(token) ?? 1));
  const groups = numberGroups(outcomes);
  const rows = outcomes.map((outcome, at): Row => {
    const list = tokens[at] ?? [];
    const share = 1 / Math.sqrt(Math.max(1, list.length));
    const measured = measureTraits(outcome.paper);
    const words = list.flatMap((token): Row["features"] => {
      const place = places.get(token);
      return place === undefined ? [] : [[place, rarity(token) * share]];
    });
    const sizes = traits.map((trait, place): [number, number] => [place, measured[trait]]);
    const { group, weight, target } = outcome;
    return {
      group: groups.get(group) ?? 0,
      weight,
      target: Math.log1p(target),
      features: [...sizes, ...words],
    };
  });
  const penalties = [...traits.map(() => TRAIT_PENALTY), ...known.map(() => WORD_PENALTY)];
  const weights = fitRidge(rows, penalties);
  const weigh = (token: string) => (weights[places.get(token) ?? -1] ?? 0) * rarity(token);
  return {
    level: averageLevel(outcomes),
    traits: Object.fromEntries(traits.map((trait, at) => [trait, weights[at] ?? 0])),
    words: Object.fromEntries(known.map((token) => [token, weigh(token)])),
  };
}
type Trait = (typeof TRAITS)[number];

function countTokens(papers: string[][]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const tokens of papers) {
    for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  }
  return counts;
}

const isCommon = (token: string, count: number) =>
  count >= (token.replace("title: ", "").includes(" ") ? PAIR_MIN : WORD_MIN);

function numberGroups(outcomes: Outcome[]): Map<string, number> {
  return new Map([...new Set(outcomes.map(({ group }) => group))].map((group, at) => [group, at]));
}

/** Papers without a weekly reading are the less voted ones; they do not count for the level. */
function averageLevel(outcomes: Outcome[]): number {
  const settled = outcomes.filter(({ weight }) => weight === 1);
  const all = settled.length > 0 ? settled : outcomes;
  return all.reduce((sum, { target }) => sum + Math.log1p(target), 0) / Math.max(1, all.length);
}
