import { z } from "zod";
import type { Reading } from "@/lib/observations/reading";
import { parseArxivId } from "@/lib/papers/arxivId";
import { findLinks } from "@/lib/papers/links";
import type { IncomingPaper } from "@/lib/papers/paper";
import { parseInstant } from "@/lib/text/instant";
import { texToUnicode } from "@/lib/text/tex";

const HF = "hf";
const text = z.string().nullish();
const count = z.number().int().nonnegative().nullish();

/** What we read of `paper` in GET /api/daily_papers; the rest is looks and accounts. */
const paperSchema = z.object({
  id: z.string(),
  title: z.string(),
  summary: z.string(),
  authors: z.array(z.object({ name: z.string(), hidden: z.boolean().default(false) })).default([]),
  publishedAt: text,
  upvotes: count,
  githubRepo: text,
  githubStars: count,
  projectPage: text,
  discussionId: text,
  submittedOnDailyAt: text,
});
const itemSchema = z.object({ paper: paperSchema, numComments: count });
/** A line of a dump made of such lists: flat, with the day of the list and the time of the reading. */
const dumpSchema = paperSchema.extend({
  authors: z.array(z.string()).default([]),
  numComments: count,
  list_date: z.iso.date(),
  observed_at: z.string(),
});

export type HfPaper = {
  paper: IncomingPaper;
  /** Not dated: when they were read only the caller knows, but for the lines of a dump. */
  signals: Pick<Reading, "signal" | "source" | "value">[];
  observedAt: Date | null;
  /** When it came before voters, as far as the list says. */
  votedFrom: Date | null;
};
export type HfParsed = HfPaper | { reason: string };

/**
 * A daily list or a search answer. Throws, with the reason, on anything that is no list of papers: a
 * number, a status object, objects printed by Python. A bad item in a good list is skipped.
 */
export function parseDailyList(document: string): HfParsed[] {
  const value = parseJson(document);
  if (!Array.isArray(value)) throw new Error(describeOther(value));
  if (value.some((item) => typeof item === "string")) {
    throw new Error("The items are texts in Python notation, not JSON objects.");
  }
  return value.map((item) => {
    const parsed = itemSchema.safeParse(item);
    if (!parsed.success) return { reason: `not a daily paper: ${firstIssue(parsed.error)}` };
    const { paper, numComments } = parsed.data;
    const names = paper.authors.filter((author) => !author.hidden).map((author) => author.name);
    return adapt({ ...paper, authors: names, numComments }, null);
  });
}

/** One line of a dump, or why it is none. */
export function parseDumpLine(line: string): HfParsed {
  const parsed = dumpSchema.safeParse(parseJson(line));
  if (!parsed.success) return { reason: `not a line of a dump: ${firstIssue(parsed.error)}` };
  return adapt(parsed.data, parseInstant(parsed.data.observed_at));
}

type Wire = Omit<z.infer<typeof paperSchema>, "authors"> & {
  authors: string[];
  numComments?: number | null | undefined;
};

function adapt(wire: Wire, observedAt: Date | null): HfParsed {
  const parsed = parseArxivId(wire.id);
  const title = texToUnicode(wire.title);
  const abstract = texToUnicode(wire.summary);
  if (!parsed) return { reason: `no arXiv id: ${wire.id.slice(0, 60)}` };
  if (!title || !abstract) return { reason: `no title or abstract: ${parsed.id}` };
  const paper: IncomingPaper = {
    arxivId: parsed.id,
    doi: null,
    title,
    abstract,
    authors: wire.authors.map(texToUnicode).filter(Boolean),
    primaryCategory: null,
    categories: [],
    comment: null,
    journalRef: null,
    version: 1,
    versions: [],
    submittedAt: parseInstant(wire.publishedAt),
    revisedAt: null,
    announcedOn: null,
    withdrawnAt: null,
    withdrawalReason: null,
    links: findLinks(`${wire.githubRepo ?? ""} ${wire.projectPage ?? ""}`),
    statedAt: observedAt,
    source: "hf-daily",
  };
  return { paper, signals: listSignals(wire), observedAt, votedFrom: findVotedFrom(wire) };
}

/**
 * The later of two instants. A discussion is opened with the submission, and its id begins with the
 * seconds since 1970 (MongoDB ObjectId); but a paper that had a page before has an older one. In the
 * lists of 2025-26 submittedOnDailyAt of a new discussion stands 1.5 h (summer) or 2.5 h before it.
 */
function findVotedFrom({ discussionId, submittedOnDailyAt }: Wire): Date | null {
  const seconds = /^[0-9a-f]{24}$/i.test(discussionId ?? "")
    ? Number.parseInt((discussionId ?? "").slice(0, 8), 16)
    : null;
  const opened = seconds === null ? null : new Date(seconds * 1000);
  const submitted = parseInstant(submittedOnDailyAt);
  if (!opened || !submitted) return opened ?? submitted;
  return new Date(Math.max(opened.getTime(), submitted.getTime()));
}

function listSignals({ upvotes, numComments, githubStars }: Wire): HfPaper["signals"] {
  const values = { upvotes, comments: numComments, github_stars: githubStars };
  return Object.entries(values).flatMap(([signal, value]) =>
    typeof value === "number" ? [{ signal, source: HF, value }] : [],
  );
}

function describeOther(value: unknown): string {
  const status = z.object({ status: z.string(), message: text }).safeParse(value);
  if (status.success) return `A status object ("${status.data.status}"), not a list of papers.`;
  return `${value === undefined ? "No JSON" : `A ${typeof value}`}, not a list of papers.`;
}

function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue ? `${issue.path.join(".")}: ${issue.message}` : "unknown";
}

function parseJson(document: string): unknown {
  try {
    return JSON.parse(document);
  } catch {
    // Undefined is no JSON value: the caller says what it wanted.
    return undefined;
  }
}
