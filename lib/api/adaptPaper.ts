import type { PaperDetail } from "@/lib/papers/detail";
import type { SimilarPaper } from "@/lib/similar/similar";
import { composePaper } from "./adapt";
import { listRepositories } from "./linked";
import type { PaperRow } from "./row";
import type { Explanation, PaperAnswer, SimilarAnswer } from "./schema/detail";

/** One paper whole: flat, and with what this site knows besides. */
export function composeWhole(
  paper: PaperDetail,
  row: PaperRow,
  appUrl: string,
  hasComments: boolean,
): PaperAnswer {
  const { models, datasets } = listRepositories(paper);
  return {
    ...composePaper(row, appUrl),
    linkedModels: models,
    numTotalModels: models.length,
    linkedDatasets: datasets,
    numTotalDatasets: datasets.length,
    linkedSpaces: [],
    numTotalSpaces: 0,
    ...(hasComments ? { comments: [] } : {}),
    ...(paper.doi ? { doi: paper.doi } : {}),
    categories: primaryFirst(paper),
    version: paper.version,
    links: paper.links,
    tags: paper.tags,
  };
}

export const composeRepositories = (paper: PaperDetail) => ({
  ...listRepositories(paper),
  spaces: [],
});

export function composeExplanation({ publicId, score }: PaperDetail): Explanation {
  return {
    id: publicId,
    score: score?.score ?? null,
    merit: score?.merit ?? null,
    listedAt: score ? score.listedAt.toISOString() : null,
    parts: score?.parts ?? [],
  };
}

export function composeSimilar(paper: SimilarPaper): SimilarAnswer {
  return {
    id: paper.publicId,
    title: paper.title,
    summary: paper.tldr ?? "",
    authors: paper.authors,
    publishedAt: paper.submittedAt?.toISOString() ?? null,
    similarity: paper.similarity,
  };
}

function primaryFirst({ primaryCategory, categories }: PaperDetail): string[] {
  const others = categories.filter((category) => category !== primaryCategory);
  return primaryCategory ? [primaryCategory, ...others] : others;
}
