import type { PaperLink } from "@/lib/papers/paper";
import { foldWords } from "@/lib/tags/words";

/** What is known of a paper before anyone has voted. Of its authors only how many they are. */
export type ColdText = {
  title: string;
  abstract: string;
  links: PaperLink[];
  authorCount: number;
};

/** What a paper links that readers can do something with. */
export const LINK_TRAITS = ["open code", "open model", "open dataset", "project page"] as const;
export const isLinkTrait = (text: string): boolean => LINK_TRAITS.some((trait) => trait === text);

export const TRAITS = [
  ...LINK_TRAITS,
  "team size",
  "length of title",
  "length of abstract",
  "named with a colon",
] as const;
export type Trait = (typeof TRAITS)[number];

/** Words and pairs of words, each once; those of the title a second time with a mark of their own. */
export function listTokens({ title, abstract }: Pick<ColdText, "title" | "abstract">): string[] {
  const heading = pairUp(foldWords(title));
  const tokens = new Set([...heading, ...pairUp(foldWords(abstract))]);
  for (const token of heading) tokens.add(`title: ${token}`);
  return [...tokens];
}

const pairUp = (words: string[]) => [
  ...words,
  ...words.slice(1).map((word, at) => `${words[at]} ${word}`),
];

/** Middles of the daily lists, so that an average paper has traits near zero. */
const USUAL_TEAM = Math.log(8);
const USUAL_TITLE = Math.log(80);
const USUAL_ABSTRACT = Math.log(1300);

/** What is not words: kinds of links, and sizes as natural logarithms around the usual one. */
export function measureTraits(text: ColdText): Record<Trait, number> {
  const has = (kind: PaperLink["kind"]) => (text.links.some((link) => link.kind === kind) ? 1 : 0);
  return {
    "open code": has("code"),
    "open model": has("model"),
    "open dataset": has("dataset"),
    "project page": has("project"),
    "team size": Math.log(1 + text.authorCount) - USUAL_TEAM,
    "length of title": Math.log(1 + text.title.length) - USUAL_TITLE,
    "length of abstract": Math.log(1 + text.abstract.length) - USUAL_ABSTRACT,
    "named with a colon": text.title.includes(":") ? 1 : 0,
  };
}
