import { countGrams, type DistantPaper } from "./discover";
import type { LearntTag, TrainingPaper } from "./learn";
import { chooseCandidates, joinOdds, readUses, studyTag } from "./study";
import { createTeacher, type Teacher } from "./teach";
import type { PhraseUse } from "./uses";

type Text = { title: string; abstract: string };
type OddsByTag = ReadonlyMap<string, Float32Array>;

/**
 * Every tag that was looked for in all labelled papers, taught further by what its phrases and the
 * teacher say together of the unlabelled ones; the others as they were.
 */
export function studyTags(
  learnt: readonly LearntTag[],
  labelled: readonly TrainingPaper[],
  unlabelled: readonly Text[],
): LearntTag[] {
  const read = new Set(labelled.flatMap((paper) => paper.topics));
  const studied = learnt.filter((tag) => read.has(tag.slug));
  const odds = rateAll(studied, unlabelled, createTeacher(labelled, unlabelled));
  const taken = takeUp(studied, unlabelled, odds);
  const vocabulary = [
    ...new Set(studied.flatMap((tag) => [...tag.phrases, ...(taken.get(tag.slug) ?? [])])),
  ];
  const indexOf = new Map(vocabulary.map((phrase, at) => [phrase, at]));
  const seen = readUses(vocabulary, labelled);
  const heard = readUses(vocabulary, unlabelled);
  return learnt.map((tag) => {
    const said = odds.get(tag.slug);
    if (said === undefined) return tag;
    const own = seen.map((uses, at) => ({
      uses,
      isPositive: labelled[at]?.topics.includes(tag.slug) ?? false,
    }));
    const told = heard.map((uses, at) => ({ uses, odds: said[at] ?? 0 }));
    return studyTag(tag, taken.get(tag.slug) ?? [], own, told, indexOf);
  });
}

/** The phrases that each tag may take up. */
function takeUp(
  tags: readonly LearntTag[],
  papers: readonly Text[],
  odds: OddsByTag,
): Map<string, string[]> {
  const distant = papers.map(({ title, abstract }, at): DistantPaper => {
    const given = tags.filter((tag) => (odds.get(tag.slug)?.[at] ?? -1) > 0);
    return { text: `${title}. ${abstract}`, tags: new Set(given.map((tag) => tag.slug)) };
  });
  const grams = countGrams(distant);
  return new Map(
    tags.map(({ slug, phrases }) => {
      const tagCount = distant.filter((paper) => paper.tags.has(slug)).length;
      return [slug, chooseCandidates(slug, grams, tagCount, new Set(phrases))] as const;
    }),
  );
}

function rateAll(
  tags: readonly LearntTag[],
  papers: readonly Text[],
  teacher: Teacher,
): Map<string, Float32Array> {
  const vocabulary = [...new Set(tags.flatMap((tag) => tag.phrases))];
  const uses = readUses(vocabulary, papers);
  return new Map(
    tags.map((tag) => {
      const weights = new Map(tag.phrases.map((phrase, at) => [phrase, tag.fit.weights[at] ?? 0]));
      const rate = (found: readonly PhraseUse[]) =>
        found.reduce(
          (odds, { phrase, value }) => odds + value * (weights.get(vocabulary[phrase] ?? "") ?? 0),
          tag.fit.bias,
        );
      return [tag.slug, joinOdds(Float32Array.from(uses, rate), teacher(tag.slug))] as const;
    }),
  );
}
