import { z } from "zod";
import { instant } from "./paper";

export const tag = z
  .object({
    slug: z.string(),
    name: z.string(),
    definition: z.string(),
    section: z.string(),
    paperCount: z.int().min(0),
    newestAt: instant.nullable(),
    url: z.url().describe("Its page; /feed.xml, /atom.xml and /feed.json below it are its feeds."),
  })
  .describe("A topic with a page of its own.");

export const suggestions = z
  .object({
    tags: z.array(z.object({ slug: z.string(), name: z.string(), url: z.url() })),
    authors: z.array(z.object({ name: z.string(), url: z.url() })),
    titles: z.array(z.object({ id: z.string(), title: z.string(), url: z.url() })),
  })
  .describe("What a text begun may be meant for; each url is a page.");

export const apiError = z
  .object({ error: z.string().describe("What is wrong; it begins with the parameter's name.") })
  .describe("Every answer that is not a success.");

export type ApiSuggestions = z.infer<typeof suggestions>;
export type ApiTag = z.infer<typeof tag>;
