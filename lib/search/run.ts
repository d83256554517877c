import { isOpenQuestion } from "@/lib/meaning/question";
import { findAnswers } from "@/lib/meaning/run";
import { encodeSearchCursor, type SearchCursor } from "@/lib/search/cursor";
import type { SearchFilters } from "@/lib/search/filters/filter";
import { countFilters } from "@/lib/search/filters/store";
import type { SearchPage } from "@/lib/search/result";
import { listResults, type Search, searchPapers } from "@/lib/search/store";

/** Nobody pages further through what is only near in meaning. */
const ANSWERS_MAX = 100;

/**
 * One page of results. A question in plain words is answered by words and meaning together; where
 * operators, fields or another order say exactly what is wanted, by words alone.
 */
export async function findPapers(search: Search): Promise<SearchPage> {
  const isOpen = search.sort === "relevance" && isOpenQuestion(search.query);
  return isOpen ? answerQuestion(search.query.text, search) : searchPapers(search);
}

/** A page; the first with filters, counted by the words as they were understood. */
export async function findFirstOrNext(
  search: Search,
): Promise<{ page: SearchPage; filters: SearchFilters | null }> {
  if (search.after) return { page: await findPapers(search), filters: null };
  const { query } = search;
  const [page, typed] = await Promise.all([findPapers(search), countFilters(query)]);
  const { corrected } = page;
  return { page, filters: corrected ? await countFilters({ ...query, text: corrected }) : typed };
}

type Place = { after: SearchCursor | null; limit: number };

/** The order is found anew for each page, so its cursor is a place in it. */
async function answerQuestion(text: string, { after, limit }: Place): Promise<SearchPage> {
  const { ids, corrected, meant } = await findAnswers(text, ANSWERS_MAX);
  const from = after ? Math.max(0, Math.trunc(after.value)) + 1 : 0;
  const shown = ids.slice(from, from + limit);
  const last = shown.at(-1);
  const hasMore = last !== undefined && from + limit < ids.length;
  return {
    results: await listResults(shown, corrected ?? text),
    nextCursor: hasMore ? encodeSearchCursor({ value: from + limit - 1, id: last }) : null,
    count: ids.length,
    isCountCapped: ids.length >= ANSWERS_MAX,
    corrected,
    meant,
  };
}
