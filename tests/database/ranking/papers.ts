import { Client } from "pg";
import { settings } from "@/lib/env";

/** Runs statements on the test's own database, past our own code. */
export async function query<Row extends object>(text: string, values: unknown[] = []) {
  const client = new Client({ connectionString: settings().DATABASE_URL });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

export type PaperRow = {
  title?: string;
  abstract?: string;
  submittedAt?: Date | null;
  links?: object[];
};

/** Inserts one paper as it stands before ranking; returns its id. */
export async function insertPaper(publicId: string, row: PaperRow = {}): Promise<number> {
  const [inserted] = await query<{ id: number }>(
    `INSERT INTO papers (public_id, arxiv_id, title, abstract, authors, primary_category,
       categories, links, submitted_at, source, content_hash, first_seen_at, changed_at)
     VALUES ($1, $1, $2, $3, '{Ada Lovelace,Alan Turing}', 'cs.CL', '{cs.CL}', $4, $5,
       'jsonl', 'hash', now(), '2026-01-01') RETURNING id`,
    [
      publicId,
      row.title ?? `Paper ${publicId}`,
      row.abstract ?? "We study one thing.",
      JSON.stringify(row.links ?? []),
      row.submittedAt === undefined ? new Date("2026-01-01T00:00:00Z") : row.submittedAt,
    ],
  );
  if (!inserted) throw new Error("No row came back.");
  return inserted.id;
}

/** Gives a paper a tag, making the tag when it is new. */
export async function tagPaper(paperId: number, slug: string): Promise<void> {
  await query(
    `INSERT INTO tags (slug, name, definition, section, position)
     VALUES ($1, $1, $1, 'Any', 1) ON CONFLICT (slug) DO NOTHING`,
    [slug],
  );
  await query(
    `INSERT INTO paper_tags (paper_id, tag_id, confidence, method)
     SELECT $1, id, 1, 'test' FROM tags WHERE slug = $2`,
    [paperId, slug],
  );
}

export async function observe(paperId: number, signal: string, at: string, value: number) {
  await query(
    `INSERT INTO observations (paper_id, signal, source, observed_at, value)
     VALUES ($1, $2, 'hf', $3, $4)`,
    [paperId, signal, at, value],
  );
}
