import type { PaperVersion } from "./paper";
import { type PaperStatement, unionLinks } from "./statement";

/** Sources by how much they know of a paper's text: the archive's own record before copies of it. */
const RANK: Record<string, number> = {
  "arxiv-api": 3,
  "arxiv-oai": 3,
  "arxiv-json": 2,
  "arxiv-rss": 2,
  "hf-daily": 1,
};
/** These give the whole record: where they name no withdrawal, there is none. */
const WHOLE = new Set(["arxiv-api", "arxiv-oai"]);
const DAY_MS = 86_400_000;

export type Merged = { paper: PaperStatement; isNewText: boolean };

/**
 * What two statements about one paper say together. The text is that of the newer one; facts it does
 * not state are kept from the other, so nothing known is ever erased. The result does not depend on
 * which came first, so a page arriving late, a repeated file and two racing imports end alike.
 */
export function mergeStatements(current: PaperStatement, incoming: PaperStatement): Merged {
  const isNewText = compareStatements(incoming, current) > 0;
  const [first, second] = isNewText ? [incoming, current] : [current, incoming];
  const arxivId = first.arxivId ?? second.arxivId;
  const paper: PaperStatement = {
    ...mergeText(first, second),
    ...mergeHistory(first, second),
    ...mergeWithdrawal(first, second),
    publicId: arxivId ?? current.publicId,
    arxivId,
    doi: first.doi ?? second.doi,
    source: first.source,
    statedAt: first.statedAt,
    contentHash: first.contentHash,
  };
  return { paper, isNewText };
}

/** Above zero when `a` is the newer or better statement; never zero for different content. */
function compareStatements(a: PaperStatement, b: PaperStatement): number {
  return (
    (statesVersion(a) && statesVersion(b) ? a.version - b.version : 0) ||
    compareDays(a.revisedAt, b.revisedAt) ||
    a.version - b.version ||
    rank(a) - rank(b) ||
    (a.statedAt?.getTime() ?? 0) - (b.statedAt?.getTime() ?? 0) ||
    (a.contentHash < b.contentHash ? -1 : a.contentHash > b.contentHash ? 1 : 0)
  );
}

const rank = (paper: PaperStatement) => RANK[paper.source] ?? 0;

/** OAI and bulk files name no version: theirs is a lower bound, and dates must decide. */
const statesVersion = (paper: PaperStatement) =>
  paper.versions.some((one) => one.version === paper.version);

/** Some sources know the day only, so nearer than a day is no difference. */
function compareDays(a: Date | null, b: Date | null): number {
  if (!a || !b) return 0;
  const apart = a.getTime() - b.getTime();
  return Math.abs(apart) <= DAY_MS ? 0 : apart;
}

function mergeText(first: PaperStatement, second: PaperStatement) {
  const hasAbstract = first.abstract !== "";
  return {
    title: first.title,
    abstract: hasAbstract ? first.abstract : second.abstract,
    tldr: hasAbstract ? first.tldr : second.tldr,
    authors: first.authors.length > 0 ? first.authors : second.authors,
    primaryCategory: first.primaryCategory ?? second.primaryCategory,
    categories: first.categories.length > 0 ? first.categories : second.categories,
    comment: first.comment ?? second.comment,
    journalRef: first.journalRef ?? second.journalRef,
    links: unionLinks(first.links, second.links),
  };
}

function mergeHistory(first: PaperStatement, second: PaperStatement) {
  const isSameVersion = first.version === second.version;
  return {
    version: Math.max(first.version, second.version),
    versions: mergeVersions(first.versions, second.versions),
    submittedAt: preferInstant(first.submittedAt, second.submittedAt),
    revisedAt: isSameVersion
      ? preferInstant(first.revisedAt, second.revisedAt)
      : (first.revisedAt ?? second.revisedAt),
    announcedOn: earlier(first.announcedOn, second.announcedOn),
  };
}

function mergeVersions(first: PaperVersion[], second: PaperVersion[]): PaperVersion[] {
  const dates = new Map(second.map((one) => [one.version, one.submittedAt]));
  for (const { version, submittedAt } of first) {
    const known = dates.get(version);
    const chosen = preferInstant(toDate(submittedAt), toDate(known));
    dates.set(version, chosen?.toISOString() ?? null);
  }
  return [...dates]
    .map(([version, submittedAt]) => ({ version, submittedAt }))
    .sort((a, b) => a.version - b.version);
}

/** A withdrawal belongs to a version: a newer version, or the whole record of this one, lifts it. */
function mergeWithdrawal(first: PaperStatement, second: PaperStatement) {
  const decides =
    first.withdrawnAt !== null || first.version > second.version || WHOLE.has(first.source);
  const { withdrawnAt, withdrawalReason } = decides ? first : second;
  return { withdrawnAt, withdrawalReason };
}

/** The first known one; of two on about the same day, the one that knows the time as well. */
function preferInstant(first: Date | null, second: Date | null): Date | null {
  if (!first || !second) return first ?? second;
  const isRefined = isDayOnly(first) && !isDayOnly(second) && compareDays(first, second) === 0;
  return isRefined ? second : first;
}

const isDayOnly = (instant: Date) => instant.getTime() % DAY_MS === 0;
const toDate = (iso: string | null | undefined) => (iso ? new Date(iso) : null);
const earlier = (a: string | null, b: string | null) => (a && b ? (a < b ? a : b) : (a ?? b));
