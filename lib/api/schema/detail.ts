import { z } from "zod";
import { apiPaper, instant } from "./paper";

/** The site indexes papers alone: what a Hub would link to them is stated as an empty list. */
const noneLinked = z.array(z.never()).max(0);

export const paperDetail = z
  .object({
    ...apiPaper.shape,
    linkedModels: noneLinked,
    numTotalModels: z.literal(0),
    linkedDatasets: noneLinked,
    numTotalDatasets: z.literal(0),
    linkedSpaces: noneLinked,
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
  .object({ models: noneLinked, datasets: noneLinked, spaces: noneLinked })
  .describe("Always empty: this site holds no repositories.");

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

export type PaperAnswer = z.infer<typeof paperDetail>;
export type Explanation = z.infer<typeof explanation>;
export type SimilarAnswer = z.infer<typeof similarPaper>;
