import { database, empty, prepared, sql } from "@/lib/database/client";
import { foldTitle } from "./begun";
import { type BegunCounts, type Lookup, WORDED_MAX } from "./lookup";
import { type Begun, type Suggestions, TITLES_MAX } from "./suggestion";

type Title = Suggestions["titles"][number];
export type FoldedTitle = Title & { folded: string };

const AUTHORS_MAX = 3;
/** So many of the best scored papers are read through: what is asked for is often among them. */
const BEST = 1_000;
/** Of names that begin alike so many are weighed; a letter more narrows them. */
const NAMES_WEIGHED = 500;
/** No beginning of two letters has more words. */
const WORDS_MAX = 20_000;
/** Of all titles that fit so many are put in order: 10 µs each, and the best scored were read through before. */
const FITTING_MAX = 100;

/** Authors whose names begin so, given or family name first, those of most papers first. Primary key. */
export async function listBegunAuthors({ words, beginning }: Begun): Promise<string[]> {
  const start = [...words, beginning].join(" ");
  const rows = await database().$queryRaw<{ name: string }[]>(sql`${prepared}
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

/** What titles know of the words and the beginning. Primary key. */
export async function countBegun({ words, beginning }: Begun): Promise<BegunCounts> {
  const [row] = await database().$queryRaw<BegunCounts[]>(sql`${prepared}
    SELECT coalesce(sum(paper_count), 0)::int AS begun,
      (SELECT min(coalesce(whole.paper_count, 0)) FROM unnest(${words}::text[]) AS given (word)
        LEFT JOIN title_words AS whole ON whole.word = given.word) AS rarest
    FROM (SELECT paper_count FROM title_words
      WHERE word >= ${beginning} AND word < ${beginning} || ${LAST_CHARACTER}
      LIMIT ${WORDS_MAX}) AS begun`);
  return row ?? { begun: 0, rarest: null };
}

/** Index papers_title_words; some FITTING_MAX of the papers that fit, the best scored first. */
export function listAllTitles(begun: Begun, lookup: Lookup): Promise<Title[]> {
  const { words, beginning } = begun;
  const isByWords = lookup === "words";
  const wanted = [...words, ...(isByWords ? [] : [`${beginning}:*`])].join(" & ");
  const goesOn = isByWords ? sql`WHERE unaccent(title) ~* ${`\\m${beginning}`}` : empty;
  return database().$queryRaw<Title[]>(sql`
    WITH fitting AS MATERIALIZED (
      SELECT id, public_id, title FROM (
        SELECT id, public_id, title FROM papers
        WHERE paper_title_words(title) @@ to_tsquery('paperfeed_words', ${wanted})
        LIMIT ${isByWords ? WORDED_MAX : FITTING_MAX}) AS worded
      ${goesOn} LIMIT ${FITTING_MAX})
    SELECT public_id AS "publicId", title FROM fitting JOIN scores ON paper_id = fitting.id
    ORDER BY title ~* ${asPhrase(begun)} DESC, score DESC, paper_id DESC LIMIT ${TITLES_MAX}`);
}

/** The words side by side as typed: who begins a title so means that one. */
const asPhrase = ({ words, beginning }: Begun) => `\\m${[...words, beginning].join("\\W+")}`;

/** Sorts behind every character a word or name goes on with. */
const LAST_CHARACTER = "\u{10FFFF}";
