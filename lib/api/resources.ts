import { explanation, linkedRepositories, paperDetail, similarPaper } from "./schema/detail";
import { dailyPaper, foundPaper, listedPaper, segment } from "./schema/lists";
import { apiAuthor, apiPaper, apiUser } from "./schema/paper";
import { apiError, suggestions, tag } from "./schema/site";

/** Every resource by its name in the document: the schema that its answers are typed by. */
export const RESOURCES = {
  Author: apiAuthor,
  User: apiUser,
  Paper: apiPaper,
  DailyPaper: dailyPaper,
  ListedPaper: listedPaper,
  Segment: segment,
  FoundPaper: foundPaper,
  PaperDetail: paperDetail,
  SimilarPaper: similarPaper,
  Explanation: explanation,
  LinkedRepositories: linkedRepositories,
  Suggestions: suggestions,
  Tag: tag,
  Error: apiError,
};

export type ResourceName = keyof typeof RESOURCES;
