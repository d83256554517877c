import { type Allowance, claimAllowance } from "@/lib/allowances/store";
import { database, sql } from "@/lib/database/client";
import type { PaperLink } from "@/lib/papers/paper";
import type { ClickTarget } from "./target";

export type LinkedPaper = { id: number; arxivId: string | null; links: PaperLink[] };

/** Index: papers_public_id_key. */
export async function findLinkedPaper(publicId: string): Promise<LinkedPaper | null> {
  const [row] = await database().$queryRaw<LinkedPaper[]>(sql`
    SELECT id, arxiv_id AS "arxivId", links FROM papers WHERE public_id = ${publicId} LIMIT 1`);
  return row ?? null;
}

/** Counts one click on a paper today, if every allowance has one left. One transaction. */
export async function countClick(
  paperId: number,
  target: ClickTarget,
  allowances: Allowance[],
  now: Date,
): Promise<boolean> {
  return database().$transaction(async (tx) => {
    for (const allowance of allowances) {
      if (!(await claimAllowance(tx, allowance))) return false;
    }
    await tx.$executeRaw(sql`
      INSERT INTO clicks AS c (paper_id, target, clicked_on, click_count)
      VALUES (${paperId}, ${target}, (${now}::timestamptz AT TIME ZONE 'UTC')::date, 1)
      ON CONFLICT (paper_id, target, clicked_on) DO UPDATE SET click_count = c.click_count + 1`);
    return true;
  });
}
