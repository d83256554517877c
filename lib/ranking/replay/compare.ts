import type { PaperScore, ScorePart } from "@/lib/ranking/score";

export type Ranked = PaperScore & { id: number; title: string };

/** A paper that two formulas place differently, and the parts that do it, in hours. */
export type Move = {
  publicId: string;
  title: string;
  from: number;
  to: number;
  why: { part: string; hours: number }[];
};

/** Less moves no paper that anybody would notice. */
const HOURS_MIN = 0.05;

/**
 * What stands on the first page by either formula and on another place by the other, the largest moves
 * first. Without a `why` of its own a paper moved because others did.
 */
export function compareRanks(
  before: Ranked[],
  after: Ranked[],
  { shown, nameOf }: { shown: number; nameOf: (id: number) => string },
): Move[] {
  const places = new Map(before.map((paper, at) => [paper.id, { paper, from: at + 1 }]));
  return after
    .flatMap((paper, at): Move[] => {
      const old = places.get(paper.id);
      const to = at + 1;
      if (!old || old.from === to || Math.min(old.from, to) > shown) return [];
      const why = compareParts(old.paper.parts, paper.parts);
      return [{ publicId: nameOf(paper.id), title: paper.title, from: old.from, to, why }];
    })
    .sort((a, b) => Math.abs(b.from - b.to) - Math.abs(a.from - a.to) || a.to - b.to);
}

function compareParts(before: ScorePart[], after: ScorePart[]): Move["why"] {
  const hours = new Map<string, number>();
  const add = (parts: ScorePart[], sign: 1 | -1) => {
    for (const { part, value } of parts) hours.set(part, (hours.get(part) ?? 0) + sign * value);
  };
  add(before, -1);
  add(after, 1);
  return [...hours]
    .map(([part, value]) => ({ part, hours: Number(value.toFixed(2)) }))
    .filter((one) => Math.abs(one.hours) >= HOURS_MIN)
    .sort((a, b) => Math.abs(b.hours) - Math.abs(a.hours));
}
