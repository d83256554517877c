import { z } from "zod";
import { parseArxivId } from "@/lib/papers/arxivId";
import { parseDoi } from "@/lib/papers/doi";
import type { IncomingPaper } from "@/lib/papers/paper";
import { texToUnicode } from "@/lib/text/tex";

const instant = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()])
  .transform((value) => new Date(value))
  .nullish()
  .transform((value) => value ?? null);
const text = z
  .string()
  .nullish()
  .transform((value) => texToUnicode(value ?? "") || null);
const names = z
  .array(z.string())
  .default([])
  .transform((list) => list.map(texToUnicode).filter(Boolean));
const link = z.object({
  kind: z.enum(["code", "project", "dataset", "model"]),
  url: z.url({ protocol: /^https?$/ }),
});

/**
 * The schema of a JSONL line, one paper each. Only `title` and `abstract` are required; a paper without
 * `arxivId` and `doi` is known by its title and first author. Instants are ISO 8601, a bare date is
 * midnight UTC. Unknown fields are ignored, so an export of papers can be read again.
 */
export const jsonlSchema = z.object({
  arxivId: z.string().nullish(),
  doi: z.string().nullish(),
  title: z.string(),
  abstract: z.string(),
  authors: names,
  primaryCategory: z.string().nullish(),
  categories: z.array(z.string()).default([]),
  comment: text,
  journalRef: text,
  version: z.number().int().min(1).default(1),
  versions: z
    .array(z.object({ version: z.number().int().min(1), submittedAt: z.string().nullable() }))
    .default([]),
  submittedAt: instant,
  revisedAt: instant,
  announcedOn: z.iso.date().nullish(),
  withdrawnAt: instant,
  withdrawalReason: text,
  links: z.array(link).default([]),
});

export type ParsedRecord = { paper: IncomingPaper } | { reason: string };

/** One line to a paper, or why not. */
export function parseJsonlLine(line: string): ParsedRecord {
  const parsed = jsonlSchema.safeParse(parseJson(line));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.path.join(".");
    if (!field) return { reason: `no JSON object: ${line.slice(0, 60)}` };
    return { reason: `unfit ${field}: ${issue?.message}` };
  }
  const { data } = parsed;
  const id = data.arxivId ? parseArxivId(data.arxivId) : null;
  if (data.arxivId && !id)
    return { reason: `unfit arxivId: not an arXiv id: ${data.arxivId.slice(0, 60)}` };
  const title = texToUnicode(data.title);
  if (!title) return { reason: "no title" };
  const paper: IncomingPaper = {
    ...data,
    title,
    abstract: texToUnicode(data.abstract),
    arxivId: id?.id ?? null,
    doi: parseDoi(data.doi),
    primaryCategory: data.primaryCategory ?? data.categories[0] ?? null,
    announcedOn: data.announcedOn ?? null,
    source: "jsonl",
  };
  return { paper };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // Undefined fails the schema, which names the line.
    return undefined;
  }
}
