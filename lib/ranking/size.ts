import type { Rules } from "@/lib/ranking/formula";
import type { ScorePart } from "@/lib/ranking/score";
import { findTagBySlug } from "@/lib/tags/taxonomy";

/**
 * What the size of a paper's primary tag takes from or gives to the expectation of its text, as a decimal
 * logarithm: a hundred papers a day on one subject would fill a page by their number alone. It belongs to
 * the expectation, so it fades as votes come, which say themselves what readers want.
 */
export function scoreSize(primaryTag: string | null, { sizes }: Rules): ScorePart[] {
  const share =
    sizes && primaryTag !== null && Object.hasOwn(sizes.shares, primaryTag)
      ? sizes.shares[primaryTag]
      : undefined;
  if (!sizes || primaryTag === null || share === undefined) return [];
  const value = -sizes.strength * Math.log10(share / sizes.usual);
  const name = findTagBySlug(primaryTag)?.name ?? primaryTag;
  return [{ part: "size", value, says: `${value < 0 ? "large" : "small"} tag: ${name}` }];
}
