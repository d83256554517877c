import { cardPath, paperPath } from "@/lib/paths/compose";
import { deriveObjectId } from "./objectId";
import type { PaperRow } from "./row";
import type { DailyPaper, ListedPaper } from "./schema/lists";
import type { ApiPaper, ApiUser } from "./schema/paper";

/** Here the site itself lists papers; Hugging Face names the reader who did. */
export const SUBMITTER = "paperfeed";

export function composeSubmitter(appUrl: string): ApiUser {
  return {
    _id: deriveObjectId("user", SUBMITTER),
    avatarUrl: `${appUrl}/icon.svg`,
    fullname: "Paperfeed",
    name: SUBMITTER,
    user: SUBMITTER,
    type: "user",
    isPro: false,
    isHf: false,
    isHfAdmin: false,
    isMod: false,
    followerCount: 0,
  };
}

/** The fields that Hugging Face repeats at the level of the item; absent where nothing is known. */
export function composeRepeated(row: PaperRow) {
  const githubRepo = row.links.find((link) => isGithub(link.url))?.url;
  const projectPage = row.links.find((link) => link.kind === "project")?.url;
  return {
    ...(projectPage ? { projectPage } : {}),
    ...(githubRepo ? { githubRepo } : {}),
    ...(githubRepo && row.githubStars !== null ? { githubStars: row.githubStars } : {}),
    ...(row.tldr ? { ai_summary: row.tldr } : {}),
    ...(row.tagNames.length > 0 ? { ai_keywords: row.tagNames } : {}),
  };
}

export function composePaper(row: PaperRow, appUrl: string): ApiPaper {
  const repeated = composeRepeated(row);
  return {
    id: row.publicId,
    authors: composeAuthors(row),
    publishedAt: publishedAt(row).toISOString(),
    ...(row.listedAt ? { submittedOnDailyAt: row.listedAt.toISOString() } : {}),
    submittedOnDailyBy: composeSubmitter(appUrl),
    title: row.title,
    summary: row.abstract,
    upvotes: row.upvotes,
    discussionId: deriveObjectId("discussion", row.publicId),
    ...(row.withdrawnAt ? { withdrawnAt: row.withdrawnAt.toISOString() } : {}),
    ...repeated,
    ...(repeated.githubRepo ? { githubRepoAddedBy: "auto" as const } : {}),
    ...(row.tldr ? { ai_summary_model: "extractive" } : {}),
  };
}

/** What items of the daily list and of search have in common around the paper. */
export function composeItem(row: PaperRow, appUrl: string) {
  return {
    paper: composePaper(row, appUrl),
    // The day it was listed: the Python client reads this field as `submitted_at`.
    publishedAt: (row.listedAt ?? publishedAt(row)).toISOString(),
    title: row.title,
    summary: row.abstract,
    thumbnail: cardUrl(row, appUrl),
    numComments: row.commentCount,
    ...composeRepeated(row),
  };
}

export function composeDaily(row: PaperRow, appUrl: string): DailyPaper {
  return {
    ...composeItem(row, appUrl),
    submittedBy: composeSubmitter(appUrl),
    isAuthorParticipating: false,
  };
}

export function composeListed(row: PaperRow, appUrl: string): ListedPaper {
  return {
    id: row.publicId,
    title: row.title,
    upvotes: row.upvotes,
    publishedAt: publishedAt(row).toISOString(),
    authors: composeAuthors(row),
    summary: row.abstract,
    thumbnailUrl: cardUrl(row, appUrl),
    ...composeRepeated(row),
  };
}

/** The picture that links to the paper are shared with. */
const cardUrl = (row: PaperRow, appUrl: string) => appUrl + cardPath(paperPath(row.publicId));

const composeAuthors = (row: PaperRow) =>
  row.authors.map((name) => ({
    _id: deriveObjectId("author", `${row.publicId}\n${name}`),
    name,
    hidden: false,
  }));

/** Undated papers stand at 1970, where every list of the site has them. */
const publishedAt = (row: PaperRow): Date => row.submittedAt ?? row.listedAt ?? new Date(0);

function isGithub(url: string): boolean {
  return /^https?:\/\/(www\.)?github\.com\/[^/]+\/[^/]+/i.test(url);
}
