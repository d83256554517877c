import { database } from "@/lib/database/client";
import { syncTaxonomy } from "@/lib/tags/store";

type Given = { title?: string; abstract?: string; tags?: string[]; listedAt?: Date };

/** Puts papers with scores and tags into the database; the first has the highest score. */
export async function insertPapers(papers: Given[], now: Date): Promise<number[]> {
  await syncTaxonomy();
  const tags = await database().tag.findMany();
  const ids: number[] = [];
  for (const [place, given] of papers.entries()) {
    const listedAt = given.listedAt ?? new Date(now.getTime() - (place + 1) * 3_600_000);
    const paper = await database().paper.create({
      data: {
        publicId: `2601.${String(10_000 + ids.length + Math.floor(Math.random() * 80_000))}`,
        title: given.title ?? `A paper of place ${place + 1}`,
        abstract: given.abstract ?? "We show something. It works.",
        tldr: "We show something.",
        authors: ["Ada Lovelace", "Alan Turing"],
        categories: ["cs.CL"],
        links: [],
        source: "listing",
        contentHash: "x",
        submittedAt: listedAt,
        firstSeenAt: now,
        changedAt: now,
      },
    });
    const score = 1000 - place;
    await database().score.create({
      data: {
        paperId: paper.id,
        score,
        merit: 1,
        listedAt,
        parts: [],
        formula: "t",
        scoredAt: now,
      },
    });
    const rows = tags.filter((tag) => given.tags?.includes(tag.slug));
    await database().paperTag.createMany({
      data: rows.map((tag) => ({
        paperId: paper.id,
        tagId: tag.id,
        confidence: 1,
        isPrimary: true,
        evidence: [],
        method: "t",
        score,
        listedAt,
        merit: 1,
      })),
    });
    ids.push(paper.id);
  }
  return ids;
}
