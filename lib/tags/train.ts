import { composeTagModel } from "./compose";
import { type Discovery, type DistantPaper, discoverPhrases } from "./discover";
import { foldPhrase, learnTags, type Seeds, type TrainingPaper } from "./learn";
import { createMatcher } from "./match";
import type { TagModel } from "./model";
import { studyTags } from "./studyTags";
import { findTagBySlug, TAGS } from "./taxonomy";

/** A paper without labels: what a large corpus is made of. */
export type UnlabelledPaper = { title: string; abstract: string; categories: readonly string[] };

/** How sure the first model must be of a tag to teach words for it. */
const TEACHER_CONFIDENCE = 0.75;
/** A phrase must stand in papers of its tag about as often as not; ever more of them add nothing. */
const LIMITS = { share: 0.45, perTag: 60 };

/** Primary categories that are a tag by themselves; all others are far wider than any tag. */
const CATEGORY_TAGS: Record<string, string> = {
  "cs.RO": "robotics",
  "cs.SD": "speech",
  "eess.AS": "speech",
  "cs.SE": "software-engineering",
  "cs.HC": "human-computer-interaction",
  "cs.CR": "cybersecurity",
};

/** Every how manieth unlabelled paper is studied further: more take minutes and change little. */
const PUPIL_STEP = 2;

const FIRST = { version: "seeds-0", note: "" };

/**
 * Learns three times. Seeds and labels make a first model, which tags the unlabelled papers, whose
 * words it thereby learns; those words make the second. What the second and a teacher that knows the
 * meaning of whole texts say together of the unlabelled papers teaches the third, which ships.
 */
export function trainTagModel(
  seeds: Seeds,
  labelled: readonly TrainingPaper[],
  unlabelled: readonly UnlabelledPaper[],
  origin: { version: string; note: string },
): TagModel {
  const first = composeTagModel(learnTags(seeds, labelled, new Map()), labelled, FIRST);
  const teach = createMatcher(first);
  const distant = unlabelled.map((paper): DistantPaper => {
    const sure = teach(paper).filter((match) => match.confidence >= TEACHER_CONFIDENCE);
    const hint = CATEGORY_TAGS[paper.categories[0] ?? ""];
    const tags = new Set([...sure.map((match) => match.slug), ...(hint ? [hint] : [])]);
    return { text: `${paper.title}. ${paper.abstract}`, tags };
  });
  const second = learnTags(seeds, labelled, discover(seeds, distant));
  const pupils = unlabelled.filter((_, at) => at % PUPIL_STEP === 0);
  return composeTagModel(studyTags(second, labelled, pupils), labelled, origin);
}

function discover(seeds: Seeds, distant: readonly DistantPaper[]): Map<string, Discovery[]> {
  const known = TAGS.map(({ slug }) => {
    const { sure = [], strong = [] } = seeds[slug] ?? {};
    const phrases = seeds[slug] ? [...sure, ...strong] : (findTagBySlug(slug)?.aliases ?? []);
    return [slug, new Set(phrases.map(foldPhrase))] as const;
  });
  return discoverPhrases(distant, new Map(known), LIMITS);
}
