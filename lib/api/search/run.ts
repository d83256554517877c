import { settings } from "@/lib/env";
import { isOpenQuestion } from "@/lib/meaning/question";
import { findAnswers } from "@/lib/meaning/run";
import { findPaper } from "@/lib/papers/store";
import { paperPath, searchPath, tagPath } from "@/lib/paths/compose";
import { isAsking, parseSearch, type SearchQuery } from "@/lib/search/query";
import { findPublicId, searchPapers } from "@/lib/search/store";
import { findSuggestions } from "@/lib/suggestions/run";
import { composeItem } from "../adapt";
import type { Outcome } from "../answer";
import { highlightWords } from "../highlight";
import type { PaperRow } from "../row";
import type { FoundPaper } from "../schema/lists";
import type { SearchApiQuery, SuggestionsQuery } from "../schema/query";
import type { ApiSuggestions } from "../schema/site";
import { listIdsOfPublic, listPaperRows } from "../store";

/** Papers by words and meaning; by words alone where fields or operators say exactly what is meant. */
export async function readSearch({ q, limit }: SearchApiQuery): Promise<Outcome> {
  const input = parseSearch(q);
  if (input.kind === "empty") return { outcome: "found", body: [] };
  if (input.kind === "paper") {
    const publicId = await findPublicId(input.arxivId, input.doi);
    const paper = publicId ? await findPaper(publicId) : null;
    return compose(paper ? [paper.id] : [], "");
  }
  if (!isAsking(input.query)) return { outcome: "found", body: [] };
  return compose(await listFound(input.query, limit), input.query.text);
}

async function listFound(query: SearchQuery, limit: number): Promise<number[]> {
  if (isOpenQuestion(query)) return (await findAnswers(query.text, limit)).ids;
  const page = await searchPapers({ query, sort: "relevance", after: null, limit });
  return listIdsOfPublic(page.results.map((result) => result.publicId));
}

async function compose(ids: number[], question: string): Promise<Outcome> {
  const rows = await listPaperRows(ids);
  return { outcome: "found", body: rows.map((row) => composeFound(row, question)) };
}

function composeFound(row: PaperRow, question: string): FoundPaper {
  return {
    ...composeItem(row, settings().APP_URL),
    upvoted: false,
    isAuthorParticipating: false,
    highlightedTitle: highlightWords(row.title, question),
    highlightedSummary: highlightWords(row.abstract, question),
  };
}

/** What a text begun may be meant for, with the addresses it leads to. */
export async function readSuggestions({ q }: SuggestionsQuery, now: Date): Promise<Outcome> {
  const { tags, authors, titles } = await findSuggestions(q, now);
  const site = settings().APP_URL;
  const body: ApiSuggestions = {
    tags: tags.map((tag) => ({ ...tag, url: site + tagPath(tag.slug) })),
    authors: authors.map((name) => ({
      name,
      url: site + searchPath({ text: `author:"${name}"` }),
    })),
    titles: titles.map(({ publicId, title }) => ({
      ...{ id: publicId, title },
      url: site + paperPath(publicId),
    })),
  };
  return { outcome: "found", body };
}
