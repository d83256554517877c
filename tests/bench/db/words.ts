import { database, sql } from "@/lib/database/client";
import { countPapers } from "@/lib/papers/store";
import { listTexts, type PaperText } from "@/lib/vectors/store";

/** So many different questions of a kind; p99 over all kinds is of more than a thousand. */
export const QUESTIONS = 50;

/** Words by how many titles have them: one to three, one in a thousand, one in twenty, the commonest. */
export type Frequencies = Record<"rare" | "middling" | "common" | "commonest", string[]>;

/** Words of grammar are words of titles too: "the" is among the commonest. */
const COMMONEST = 30;

export async function listFrequencies(): Promise<Frequencies> {
  const papers = await countPapers();
  const between = (least: number, most: number) => sql`
    SELECT word FROM title_words
    WHERE paper_count BETWEEN ${Math.round(least)} AND ${Math.round(most)} AND length(word) > 2
    ORDER BY md5(word), word LIMIT ${QUESTIONS}`;
  return {
    rare: await readWords(between(1, 3)),
    middling: await readWords(between(papers / 2_000, papers / 500)),
    common: await readWords(between(papers / 40, papers / 10)),
    commonest: await readWords(sql`
      SELECT word FROM title_words ORDER BY paper_count DESC, word LIMIT ${COMMONEST}`),
  };
}

async function readWords(query: ReturnType<typeof sql>): Promise<string[]> {
  const rows = await database().$queryRaw<{ word: string }[]>(query);
  return rows.map((row) => row.word);
}

/** Papers from the whole corpus, evenly. */
export async function listSample(): Promise<PaperText[]> {
  return listTexts(0, Math.max(1, Math.floor((await countPapers()) / QUESTIONS)), QUESTIONS);
}

export async function listPublicIds(papers: PaperText[]): Promise<string[]> {
  const rows = await database().$queryRaw<{ publicId: string }[]>(sql`
    SELECT public_id AS "publicId" FROM papers
    WHERE id = ANY (${papers.map((paper) => paper.id)}::int[]) ORDER BY id LIMIT ${QUESTIONS}`);
  return rows.map((row) => row.publicId);
}
