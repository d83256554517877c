import { listBegunTags, parseBegun } from "./begun";
import { listBegunAuthors, listBegunTitles } from "./store";
import { NO_SUGGESTIONS, type Suggestions } from "./suggestion";

/** Tags, authors and titles that a text begun may be meant for. */
export async function findSuggestions(text: string): Promise<Suggestions> {
  const begun = parseBegun(text);
  if (!begun) return NO_SUGGESTIONS;
  const [authors, titles] = await Promise.all([listBegunAuthors(begun), listBegunTitles(begun)]);
  return { tags: listBegunTags(begun), authors, titles };
}
