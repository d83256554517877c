import { empty, join, raw, sql } from "@/lib/database/client";
import { feedFilterSql, tagIdSql } from "@/lib/feeds/store";
import type { TagSizes } from "@/lib/search/candidates/reach";
import type { SearchQuery } from "@/lib/search/query";

type Sql = ReturnType<typeof sql>;

/** The words as a tsquery. websearch_to_tsquery takes whatever parseSearch lets through. */
export const textSql = (text: string): Sql => sql`websearch_to_tsquery('paperfeed', ${text})`;

/** True for the papers that fit. Index papers_search_idx for words and authors. */
export function whereSql(query: SearchQuery, sizes: TagSizes = {}): Sql {
  const tags = { all: query.tags, none: query.withoutTags };
  // Known by its number, a tag is as large to the planner as it is; else as large as any.
  const tagId = (slug: string) => (sizes[slug] ? sql`${sizes[slug].id}` : tagIdSql(slug));
  const filter = feedFilterSql(tags, raw("papers.id"), tagId);
  return join(
    [
      query.text ? sql`papers.search @@ ${textSql(query.text)}` : empty,
      ...query.authors.map(authorSql),
      ...query.categories.map(categorySql),
      query.after ? sql`papers.submitted_at >= ${query.after}` : empty,
      query.before ? sql`papers.submitted_at < ${query.before}` : empty,
      query.hasCode ? sql`papers.links @> '[{"kind": "code"}]'` : empty,
      filter,
    ].filter((part) => part !== empty),
    " AND ",
  );
}

/** The name as a phrase among the lexemes of weight B, which are those of authors. */
function authorSql(name: string): Sql {
  const quoted = `'${name.replace(/['\\]/g, " ")}':B`;
  return sql`papers.search @@ to_tsquery('paperfeed', ${quoted})`;
}

/** "cs.CL", or a whole archive: "cs". Index papers_category_keys. */
function categorySql(category: string): Sql {
  return sql`paper_category_keys(papers.categories, papers.primary_category)
    @> ARRAY[lower(${category})]`;
}
