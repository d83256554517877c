import { database, sql } from "@/lib/database/client";
import { foldTitle } from "./begun";
import { type Begun, type Suggestions, TITLES_MAX } from "./suggestion";

type Title = Suggestions["titles"][number];
export type FoldedTitle = Title & { folded: string };

const AUTHORS_MAX = 3;
/** So many of the best scored papers are read through: what is asked for is often among them. */
const BEST = 1_000;
/** Of names that begin alike so many are weighed; a letter more narrows them. */
const NAMES_WEIGHED = 500;
/** A beginning that more titles share costs too much to look up, and the best scored have it anyway. */
const BEGUN_MAX = 20_000;
/** Of all titles that fit so many are put in order. */
const FITTING_MAX = 200;

/** Authors whose names begin so, given or family name first, those of most papers first. Primary key. */
export async function listBegunAuthors({ words, beginning }: Begun): Promise<string[]> {
  const start = [...words, beginning].join(" ");
  const rows = await database().$queryRaw<{ name: string }[]>(sql`
    SELECT name FROM (
      SELECT name, paper_count FROM author_names
      WHERE key >= ${start} AND key < ${start} || ${LAST_CHARACTER} ORDER BY key, name
      LIMIT ${NAMES_WEIGHED}) AS begun
    GROUP BY name ORDER BY max(paper_count) DESC, name LIMIT ${AUTHORS_MAX}`);
  return rows.map((row) => row.name);
}

/** The best scored papers with their titles folded; reads BEST papers in the order of scores_trending. */
export async function listBestTitles(): Promise<FoldedTitle[]> {
  const rows = await database().$queryRaw<Title[]>(sql`
    SELECT public_id AS "publicId", title FROM (
      SELECT paper_id, score FROM scores ORDER BY score DESC, paper_id DESC LIMIT ${BEST}) AS best
    JOIN papers ON papers.id = paper_id
    ORDER BY score DESC, paper_id DESC LIMIT ${BEST}`);
  return rows.map((row) => ({ ...row, folded: foldTitle(row.title) }));
}

/** Whether few enough titles have a word that begins so. Primary key. */
export async function isNarrow({ beginning }: Begun): Promise<boolean> {
  const [row] = await database().$queryRaw<{ begun: number }[]>(sql`
    SELECT coalesce(sum(paper_count), 0)::int AS begun
    FROM (SELECT paper_count FROM title_words
      WHERE word >= ${beginning} AND word < ${beginning} || ${LAST_CHARACTER}
      LIMIT ${BEGUN_MAX}) AS begun`);
  return row !== undefined && row.begun <= BEGUN_MAX;
}

/** Index papers_title_words; some FITTING_MAX of the papers that fit, the best scored first. */
export function listAllTitles(begun: Begun): Promise<Title[]> {
  const { words, beginning } = begun;
  const wanted = [...words, `${beginning}:*`].join(" & ");
  return database().$queryRaw<Title[]>(sql`
    WITH fitting AS MATERIALIZED (
      SELECT id, public_id, title FROM papers
      WHERE paper_title_words(title) @@ to_tsquery('paperfeed_words', ${wanted})
      LIMIT ${FITTING_MAX})
    SELECT public_id AS "publicId", title FROM fitting JOIN scores ON paper_id = fitting.id
    ORDER BY title ~* ${asPhrase(begun)} DESC, score DESC, paper_id DESC LIMIT ${TITLES_MAX}`);
}

/** The words side by side as typed: who begins a title so means that one. */
const asPhrase = ({ words, beginning }: Begun) => `\\m${[...words, beginning].join("\\W+")}`;

/** Sorts behind every character a word or name goes on with. */
const LAST_CHARACTER = "\u{10FFFF}";
