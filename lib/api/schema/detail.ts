import { z } from "zod";
import { apiPaper, instant } from "./paper";

/** A repository on the Hub that a paper's text names. Nobody told this site how it is used: 0. */
const linked = {
  id: z.string().describe("owner/name"),
  author: z.string(),
  private: z.literal(false),
  gated: z.literal(false),
  isLikedByUser: z.literal(false),
  downloads: z.literal(0),
  likes: z.literal(0),
  lastModified: instant.describe("The paper's own date."),
};
const linkedModel = z.object({
  ...linked,
  repoType: z.literal("model"),
  availableInferenceProviders: z.array(z.string()).max(0),
});
const linkedDataset = z.object({ ...linked, repoType: z.literal("dataset") });
const noSpaces = z.array(z.never()).max(0);

export const paperDetail = z
  .object({
    ...apiPaper.shape,
    linkedModels: z.array(linkedModel).describe("Those that title, abstract or links name."),
    numTotalModels: z.int().min(0),
    linkedDatasets: z.array(linkedDataset),
    numTotalDatasets: z.int().min(0),
    linkedSpaces: noSpaces,
    numTotalSpaces: z.literal(0),
    comments: z.array(z.never()).max(0).optional().describe("Only with field=comments."),
    doi: z.string().optional(),
    categories: z.array(z.string()).describe("arXiv's codes, the primary one first."),
    version: z.int().min(1),
    links: z.array(
      z.object({ kind: z.enum(["code", "project", "dataset", "model"]), url: z.url() }),
    ),
    tags: z.array(
      z.object({
        slug: z.string(),
        name: z.string(),
        confidence: z.number().min(0).max(1),
        isPrimary: z.boolean(),
        evidence: z.array(z.string()).describe("The words of the paper that earned the tag."),
      }),
    ),
  })
  .describe("One paper: Hugging Face's fields, and what this site knows besides.");

export const linkedRepositories = z
  .object({
    models: z.array(linkedModel),
    datasets: z.array(linkedDataset),
    spaces: noSpaces,
  })
  .describe("The repositories on the Hub that a paper names.");

export const explanation = z
  .object({
    id: z.string(),
    score: z.number().nullable().describe("Null for a withdrawn or unranked paper."),
    merit: z.number().nullable(),
    listedAt: instant.nullable(),
    parts: z.array(
      z.object({
        part: z.string(),
        value: z.number(),
        says: z.string(),
        readAt: z.iso.datetime().optional().describe("When a signal was last read."),
      }),
    ),
  })
  .describe("Why a paper stands where it does: the parts add up to its score.");

export const similarPaper = z
  .object({
    id: z.string(),
    title: z.string(),
    summary: z.string().describe("One sentence of the abstract, or nothing."),
    authors: z.array(z.string()).describe("The first four names."),
    publishedAt: instant.nullable(),
    similarity: z.number().min(0).max(1),
  })
  .describe("A paper near another one in meaning.");

export type LinkedModel = z.infer<typeof linkedModel>;
export type LinkedDataset = z.infer<typeof linkedDataset>;
export type PaperAnswer = z.infer<typeof paperDetail>;
export type Explanation = z.infer<typeof explanation>;
export type SimilarAnswer = z.infer<typeof similarPaper>;
