import type { IncomingPaper } from "@/lib/papers/paper";
import { texToUnicode } from "@/lib/text/tex";
import type { ListedPaper } from "./parse";

/** A listed pair as a paper of which nothing else is known. */
export function adaptListed(listed: ListedPaper): IncomingPaper {
  return {
    arxivId: null,
    doi: null,
    title: texToUnicode(listed.title),
    abstract: texToUnicode(listed.abstract),
    authors: [],
    primaryCategory: null,
    categories: [],
    comment: null,
    journalRef: null,
    version: 1,
    versions: [],
    submittedAt: null,
    revisedAt: null,
    announcedOn: null,
    withdrawnAt: null,
    withdrawalReason: null,
    source: "listing",
  };
}
