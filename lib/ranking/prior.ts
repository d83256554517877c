import type { PaperLink } from "@/lib/papers/paper";

type Text = { title: string; abstract: string; links: PaperLink[] };
type Clue = { says: string; value: number; fits: (text: Text) => boolean };

const hasLink = (kind: PaperLink["kind"]) => (text: Text) =>
  text.links.some((link) => link.kind === kind);

/** What readers can try at once draws them; in decimal logarithms of interest. */
const CLUES: Clue[] = [
  { says: "open code", value: 0.15, fits: hasLink("code") },
  { says: "open model", value: 0.15, fits: hasLink("model") },
  { says: "open dataset", value: 0.05, fits: hasLink("dataset") },
  { says: "project page", value: 0.1, fits: hasLink("project") },
  {
    says: "open weights",
    value: 0.2,
    fits: ({ abstract }) => /\b(open(ly)?[- ](source|weight|release)|we release)/i.test(abstract),
  },
];

/** What can be expected of a paper before anyone has voted, from its own words and links. */
export function scorePrior(text: Text) {
  return CLUES.filter((clue) => clue.fits(text)).map(({ says, value }) => ({
    part: "prior",
    value,
    says,
  }));
}
