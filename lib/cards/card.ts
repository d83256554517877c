import type { Tag } from "@/lib/tags/taxonomy";
import { mathToUnicode } from "@/lib/text/math";
import { drawable } from "./drawable";

/** What the picture of a shared link says, in characters that can be drawn. */
export type Card = { kind: string; title: string; about: string; marks: string[] };
type CardPaper = {
  title: string;
  authors: string[];
  submittedAt: Date | null;
  tags: { name: string }[];
};

/** Three lines of the title's size hold about as many; longer ones end in an ellipsis. */
const TITLE_LENGTH_MAX = 120;
const ABOUT_LENGTH_MAX = 150;
const AUTHORS_MAX = 3;
const MARKS_MAX = 3;

export function paperCard({ title, authors, submittedAt, tags }: CardPaper): Card {
  const more = authors.length - AUTHORS_MAX;
  const names = authors.slice(0, AUTHORS_MAX).join(", ") + (more > 0 ? ` and ${more} more` : "");
  const year = submittedAt ? String(submittedAt.getUTCFullYear()) : "";
  return {
    kind: "Paper",
    title: shorten(drawable(mathToUnicode(title)), TITLE_LENGTH_MAX),
    about: shorten(drawable([names, year].filter(Boolean).join(" · ")), ABOUT_LENGTH_MAX),
    marks: tags.slice(0, MARKS_MAX).map((tag) => tag.name),
  };
}

export const tagCard = ({ name, definition }: Pick<Tag, "name" | "definition">): Card => ({
  kind: "Trending papers",
  title: name,
  about: shorten(drawable(definition), ABOUT_LENGTH_MAX),
  marks: [],
});

/** Cut between words, with an ellipsis. */
function shorten(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text;
  return `${text.slice(0, lengthMax).replace(/\s+\S*$/, "")}…`;
}
