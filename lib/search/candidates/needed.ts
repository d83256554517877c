import { listParts } from "@/lib/meaning/question";
import { dropLeftOut } from "../leftOut";

const EITHER = /\sor\s/i;

/** The words of a search that each paper must have; none where it may have one or another. */
export const listNeeded = (text: string): string[] =>
  EITHER.test(text) ? [] : listParts(dropLeftOut(text));
