import { database, sql } from "@/lib/database/client";

export type DatedText = { id: number; publicId: string; text: string; listedAt: Date };

export type Proposal = {
  phrase: string;
  state: "proposed" | "accepted" | "refused";
  growth: number;
  recentCount: number;
  weeks: { weekOn: string; paperCount: number }[];
  examples: string[];
};

/** Listed papers of a span by id, a page at a time; the primary key orders, the span filters. */
export async function listDatedTexts(
  span: { from: Date; to: Date },
  afterId: number,
  limit: number,
): Promise<DatedText[]> {
  return database().$queryRaw<DatedText[]>(sql`
    SELECT papers.id, papers.public_id AS "publicId", papers.title || '. ' || papers.abstract AS text,
           scores.listed_at AS "listedAt"
    FROM papers JOIN scores ON scores.paper_id = papers.id
    WHERE papers.id > ${afterId} AND scores.listed_at >= ${span.from} AND scores.listed_at < ${span.to}
    ORDER BY papers.id LIMIT ${limit}`);
}

/** Phrases an operator has decided on: they are not proposed again. */
export async function listDecidedPhrases(): Promise<string[]> {
  const rows = await database().$queryRaw<{ phrase: string }[]>(sql`
    SELECT phrase FROM tag_proposals WHERE state <> 'proposed' ORDER BY phrase`);
  return rows.map((row) => row.phrase);
}

/** Writes these proposals in place of the undecided ones; a decided one is left as it is. */
export async function replaceProposals(
  proposals: readonly Omit<Proposal, "state">[],
  now: Date,
): Promise<void> {
  await database().$transaction([
    database().$executeRaw(sql`DELETE FROM tag_proposals WHERE state = 'proposed'`),
    database().$executeRaw(sql`
      INSERT INTO tag_proposals (phrase, growth, recent_count, weeks, examples, proposed_at)
      SELECT given.phrase, given.growth, given."recentCount", given.weeks, given.examples, ${now}
      FROM jsonb_to_recordset(${JSON.stringify(proposals)}::jsonb) AS given
        (phrase text, growth float, "recentCount" int, weeks jsonb, examples text[])
      ON CONFLICT (phrase) DO NOTHING`),
  ]);
}

/** The strongest first; the primary key breaks ties. At most a screenful. */
export async function listProposals(): Promise<Proposal[]> {
  return database().$queryRaw<Proposal[]>(sql`
    SELECT phrase, state, growth, recent_count AS "recentCount", weeks, examples
    FROM tag_proposals ORDER BY recent_count DESC, phrase LIMIT 100`);
}

/** Whether there was such a proposal to decide on; a decision may be changed. */
export async function decideProposal(
  phrase: string,
  state: "accepted" | "refused",
  now: Date,
): Promise<boolean> {
  const changed = await database().$executeRaw(sql`
    UPDATE tag_proposals SET state = ${state}, decided_at = ${now} WHERE phrase = ${phrase}`);
  return changed === 1;
}
