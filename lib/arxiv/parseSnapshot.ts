import { z } from "zod";
import { parseInstant } from "@/lib/text/instant";
import { splitAuthorLine } from "./authors";
import { type Adapted, adaptArxivRecord } from "./record";

const text = z.string().nullish();

/** A line of arXiv's own metadata snapshot (as offered on Kaggle). */
const snapshotSchema = z.object({
  id: z.string(),
  title: z.string(),
  abstract: z.string(),
  authors: text,
  authors_parsed: z.array(z.array(z.string())).nullish(),
  categories: z.string(),
  comments: text,
  "journal-ref": text,
  doi: text,
  versions: z.array(z.object({ version: z.string(), created: z.string() })).default([]),
  update_date: text,
});

/** A line of a day list or of lists put together: authors and categories are arrays, no dates but these. */
const listedSchema = z.object({
  id: z.string(),
  title: z.string(),
  abstract: text,
  summary: text,
  authors: z.array(z.string()),
  categories: z.array(z.string()),
  comment: text,
  first_listed: z.iso.date().nullish(),
});

/** A line that only says when a paper was first announced. */
const announcedSchema = z.object({ id: z.string(), firstListedOn: z.iso.date() });

export type SnapshotLine = Adapted | { announced: { arxivId: string; announcedOn: string } };

/**
 * One line of arXiv metadata as JSON, in any of the three forms above, or why it is none. `listedOn` is
 * the day of the list a file is named for, if it is.
 */
export function parseSnapshotLine(line: string, listedOn: string | null): SnapshotLine {
  const value = parseJson(line);
  if (value === undefined) return { reason: "not JSON" };
  // Both name their categories, as a list or as one text: only one of the two can fit.
  if (isListed(value)) {
    const listed = listedSchema.safeParse(value);
    if (listed.success) return adaptListed(listed.data, listedOn);
  } else {
    const snapshot = snapshotSchema.safeParse(value);
    if (snapshot.success) return adaptSnapshot(snapshot.data);
  }
  const announced = announcedSchema.safeParse(value);
  if (!announced.success) return { reason: "not a record of arXiv metadata" };
  const { id, firstListedOn } = announced.data;
  return { announced: { arxivId: id, announcedOn: firstListedOn } };
}

const isListed = (value: unknown) =>
  typeof value === "object" &&
  value !== null &&
  "categories" in value &&
  Array.isArray(value.categories);

function adaptListed(row: z.infer<typeof listedSchema>, listedOn: string | null): Adapted {
  const [primaryCategory = null] = row.categories;
  const day = row.first_listed ?? listedOn;
  return adaptArxivRecord({
    id: row.id,
    title: row.title,
    abstract: row.abstract ?? row.summary ?? null,
    authors: row.authors,
    primaryCategory,
    categories: row.categories,
    comment: row.comment ?? null,
    journalRef: null,
    doi: null,
    versions: [],
    submittedAt: null,
    revisedAt: null,
    announcedOn: row.first_listed ?? null,
    statedAt: day ? new Date(`${day}T00:00:00Z`) : null,
    source: "arxiv-json",
  });
}

function adaptSnapshot(row: z.infer<typeof snapshotSchema>): Adapted {
  const versions = row.versions.map(({ version, created }) => ({
    version: Number(version.replace(/^v/, "")),
    submittedAt: parseInstant(created)?.toISOString() ?? null,
  }));
  const parsed = row.authors_parsed?.map(([last, first, suffix]) =>
    [first, last, suffix].filter(Boolean).join(" "),
  );
  return adaptArxivRecord({
    id: row.id,
    title: row.title,
    abstract: row.abstract,
    authors: parsed?.length ? parsed : splitAuthorLine(row.authors ?? ""),
    primaryCategory: null,
    categories: row.categories.split(/\s+/).filter(Boolean),
    comment: row.comments ?? null,
    journalRef: row["journal-ref"] ?? null,
    doi: row.doi ?? null,
    versions,
    submittedAt: parseInstant(versions[0]?.submittedAt),
    revisedAt: parseInstant(versions.at(-1)?.submittedAt),
    announcedOn: null,
    statedAt: parseInstant(row.update_date),
    source: "arxiv-json",
  });
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // Undefined is no JSON value: the caller names the line.
    return undefined;
  }
}
