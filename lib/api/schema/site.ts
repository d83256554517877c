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

export const apiError = z
  .object({ error: z.string().describe("What is wrong; it begins with the parameter's name.") })
  .describe("Every answer that is not a success.");

export type ApiTag = z.infer<typeof tag>;
