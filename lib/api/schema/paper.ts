import { z } from "zod";

/** UTC with Z and milliseconds, as Hugging Face writes it and its clients read it. */
export const instant = z.iso.datetime({ precision: 3 });

/** Twenty-four hexadecimal digits that stay the same for the same thing. */
export const objectId = z.string().regex(/^[0-9a-f]{24}$/);

export const apiUser = z
  .object({
    _id: objectId,
    avatarUrl: z.string(),
    fullname: z.string(),
    name: z.string(),
    user: z.string(),
    type: z.literal("user"),
    isPro: z.boolean(),
    isHf: z.boolean(),
    isHfAdmin: z.boolean(),
    isMod: z.boolean(),
    followerCount: z.int().min(0),
  })
  .describe("Who put a paper on the list: here always the site itself.");

export const apiAuthor = z
  .object({ _id: objectId, name: z.string(), hidden: z.boolean() })
  .describe("One author, in the order of the paper.");

/** What the lists and the paper repeat, each at its own level. */
export const repeatedFields = {
  projectPage: z.url().optional(),
  githubRepo: z.url().optional(),
  githubStars: z.int().min(0).optional(),
  ai_summary: z.string().optional().describe("One sentence taken from the abstract."),
  ai_keywords: z.array(z.string()).optional().describe("The names of the paper's tags."),
};

export const apiPaper = z
  .object({
    id: z.string().describe("The arXiv id without version, or an id of this site."),
    authors: z.array(apiAuthor),
    publishedAt: instant.describe("First version; 1970-01-01 when no source says."),
    submittedOnDailyAt: instant.optional().describe("When it was announced, so first listed here."),
    submittedOnDailyBy: apiUser.optional(),
    title: z.string(),
    summary: z.string().describe("The whole abstract."),
    upvotes: z.int().min(0),
    discussionId: objectId,
    mediaUrls: z.array(z.url()).optional(),
    withdrawnAt: instant.optional(),
    ...repeatedFields,
    githubRepoAddedBy: z.enum(["user", "auto"]).optional(),
    ai_summary_model: z.string().optional().describe('"extractive": no model wrote it.'),
  })
  .describe("A paper as Hugging Face's papers API describes it.");

export type ApiPaper = z.infer<typeof apiPaper>;
export type ApiUser = z.infer<typeof apiUser>;
