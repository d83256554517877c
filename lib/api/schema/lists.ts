import { z } from "zod";
import { apiAuthor, apiPaper, apiUser, instant, objectId, repeatedFields } from "./paper";

const itemFields = {
  paper: apiPaper,
  publishedAt: instant.describe("When the paper was listed here (Hugging Face: on its day)."),
  title: z.string(),
  summary: z.string(),
  thumbnail: z.url(),
  numComments: z.int().min(0),
  ...repeatedFields,
};

export const dailyPaper = z
  .object({
    ...itemFields,
    submittedBy: apiUser,
    isAuthorParticipating: z.boolean(),
    mediaUrls: z.array(z.url()).optional(),
  })
  .describe("A listed paper; title, summary and more stand at the top level too.");

export const listedPaper = z
  .object({
    id: z.string(),
    title: z.string(),
    upvotes: z.int().min(0),
    publishedAt: instant,
    authors: z.array(apiAuthor),
    summary: z.string(),
    thumbnailUrl: z.url().optional(),
    ...repeatedFields,
    organization: z.object({ _id: objectId, name: z.string() }).optional(),
  })
  .describe("A paper of the list of all papers, flat.");

export const segment = z
  .object({ type: z.enum(["text", "highlight"]), text: z.string() })
  .describe("A piece of a text, and whether the search found it. Plain text, never HTML.");

export const foundPaper = z
  .object({
    ...itemFields,
    upvoted: z.boolean(),
    isAuthorParticipating: z.boolean(),
    highlightedTitle: z.array(segment),
    highlightedSummary: z.array(segment),
  })
  .describe("A search result, the best first.");

export type DailyPaper = z.infer<typeof dailyPaper>;
export type ListedPaper = z.infer<typeof listedPaper>;
export type FoundPaper = z.infer<typeof foundPaper>;
