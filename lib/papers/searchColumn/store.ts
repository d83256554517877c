import type { PoolClient } from "pg";
import type { IncomingPaper } from "@/lib/papers/paper";
import { listAuthors } from "@/lib/papers/statement";
import type { CodedPaper } from "./column";
import { type PieceWords, UNREADABLE, type Unknown, Vocabulary } from "./vocabulary";

/** Null for a paper whose search column is left to PostgreSQL. */
export type CodedPapers = { vocabulary: Vocabulary; coded: (CodedPaper | null)[] };

/** Parts words in a title or an abstract, but not in a name. Such names are few. */
const PARTED = /[/<>]/;

/**
 * Reads papers as PostgreSQL would for their search column, asking it for pieces it meets first. What it
 * knows, it forgets when the table is full, some 20 MB at most: the common pieces are soon learnt again.
 */
export class PaperReader {
  private vocabulary = new Vocabulary();

  async read(client: PoolClient, papers: IncomingPaper[]): Promise<CodedPapers> {
    if (this.vocabulary.isFull) this.vocabulary = new Vocabulary();
    const { vocabulary } = this;
    const unknown: Unknown = new Map();
    const coded = papers.map((paper) => readPaper(vocabulary, paper, unknown));
    if (unknown.size > 0) {
      const learnt = await listWords(client, [...unknown.keys()]);
      vocabulary.settle(coded.flatMap(listTexts), unknown, learnt);
    }
    return { vocabulary, coded };
  }
}

const listTexts = (paper: CodedPaper | null) =>
  paper ? [paper.title, paper.authors, paper.abstract] : [];

function readPaper(
  vocabulary: Vocabulary,
  paper: IncomingPaper,
  unknown: Unknown,
): CodedPaper | null {
  const names = listAuthors(paper).join(" ");
  if (PARTED.test(names)) return null;
  const title = vocabulary.read(paper.title, unknown);
  const authors = vocabulary.read(names, unknown);
  const abstract = vocabulary.read(paper.abstract, unknown);
  return [title, authors, abstract].includes(UNREADABLE) ? null : { title, authors, abstract };
}

/** A word that stands after each piece: its place tells how many places the piece takes. */
const AFTER = "zzzz";

/** Pieces a question: the first page of a file has ten thousand, and their answer would fill the memory. */
const PIECES_ASKED_MAX = 2_000;

async function listWords(client: PoolClient, pieces: string[]): Promise<PieceWords[]> {
  const found: PieceWords[] = [];
  for (let first = 0; first < pieces.length; first += PIECES_ASKED_MAX) {
    found.push(...(await askWords(client, pieces.slice(first, first + PIECES_ASKED_MAX))));
  }
  return found;
}

/**
 * The words of pieces of text, as the search column has them: by paper_words(), which makes that column.
 * Reads no table.
 */
async function askWords(client: PoolClient, pieces: string[]): Promise<PieceWords[]> {
  const { rows } = await client.query<{ said: string }>(
    `SELECT string_agg(paper_words(' ' || given.piece || ' ${AFTER}')::text, E'\\n'
              ORDER BY given.place) AS said
     FROM unnest($1::text[]) WITH ORDINALITY AS given (piece, place)`,
    [pieces],
  );
  const said = rows[0]?.said.split("\n") ?? [];
  return pieces.map((piece, at) => parseWords(piece, said[at] ?? ""));
}

/** 'lexeme':1,2 as tsvector is written; quotes and backslashes are doubled. No piece has a line end. */
const WORD = /'((?:[^']|'')*)':([\d,]+)/g;

/** The word with the highest place is the one put after the piece. */
function parseWords(piece: string, said: string): PieceWords {
  const words: PieceWords["words"] = [];
  let end = 0;
  for (const [, quoted = "", places = ""] of said.matchAll(WORD)) {
    const positions = places.split(",").map(Number);
    end = Math.max(end, positions.at(-1) ?? 0);
    words.push([quoted.replace(/''|\\\\/g, (pair) => pair.charAt(0)), positions]);
  }
  const own = words.map(([lexeme, positions]): PieceWords["words"][number] => [
    lexeme,
    positions.filter((place) => place < end),
  ]);
  return { piece, words: own.filter(([, positions]) => positions.length > 0), length: end - 1 };
}
