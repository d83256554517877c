import { parsePublicId } from "@/lib/papers/publicId";
import type { Fields } from "@/lib/subscriptions/form";

/** What a reader can say of a paper. */
export type MarkKind = "upvote" | "save";
export type MarkWish = { kind: MarkKind; publicId: string; isOn: boolean };

/** How one reader, or nobody, stands to one paper. */
export type PaperMarks = {
  publicId: string;
  title: string;
  isUpvoted: boolean;
  isSaved: boolean;
  upvoteCount: number;
};

/** What was just done, in the word of the address a form lands at. */
const DONE = {
  upvote: { on: "upvoted", off: "upvote-undone" },
  save: { on: "saved", off: "save-undone" },
} as const;
export type Done = (typeof DONE)[MarkKind]["on" | "off"];

/** The form of an upvote or a save: `paper`, a public id, and `value`, on or off. Null when it is none. */
export function parseMark(kind: MarkKind, fields: Fields): MarkWish | null {
  const publicId = parsePublicId(fields.paper?.[0] ?? "");
  const value = fields.value?.[0];
  if (!publicId || (value !== "on" && value !== "off")) return null;
  return { kind, publicId, isOn: value === "on" };
}

export const describeDone = ({ kind, isOn }: MarkWish): Done => DONE[kind][isOn ? "on" : "off"];

/** What an address says was done; null for any other text. */
export function parseDone(text: string | undefined): Done | null {
  const all = Object.values(DONE).flatMap(({ on, off }): Done[] => [on, off]);
  return all.find((done) => done === text) ?? null;
}
