import type { PaperLink } from "./paper";

/** Addresses with or without scheme; braces, quotes and angle brackets never belong to one. */
const ADDRESS =
  /https?:\/\/[^\s{}<>"“”'`|\\^]+|(?<![\w./@-])(?:github\.com|gitlab\.com|huggingface\.co|[\w-]+\.github\.io)\/[^\s{}<>"“”'`|\\^]+/gi;
/** Marks that end the sentence, not the address. */
const TRAILING = /[.,;:!?*…~–—]+$/;
const CODE_HOSTS = new Set([
  "github.com",
  "gitlab.com",
  "bitbucket.org",
  "codeberg.org",
  "gitee.com",
]);
const DATASET_HOSTS = new Set(["zenodo.org", "data.mendeley.com", "archive.ics.uci.edu"]);
/** Pages about papers and licences say nothing about this one's code or data. */
const SKIPPED_HOSTS =
  /(^|\.)(arxiv\.org|doi\.org|creativecommons\.org|openreview\.net|aclanthology\.org|w3\.org)$/;

/** Code, project pages, datasets and models a text names, each once, in the order of the text. */
export function findLinks(text: string): PaperLink[] {
  // Most abstracts name nothing, and this is read for every paper of a bulk load.
  if (!text.includes("/") || !/http|\.com\/|\.co\/|\.io\//i.test(text)) return [];
  const found = new Map<string, PaperLink>();
  for (const [address] of text.matchAll(ADDRESS)) {
    const url = parseAddress(trimAddress(address));
    const link = url && classify(url);
    if (link && !found.has(link.url.toLowerCase())) found.set(link.url.toLowerCase(), link);
  }
  return [...found.values()];
}

/** Cuts sentence marks, a closing bracket that was not opened, and a second address glued on. */
function trimAddress(address: string): string {
  const doubled = address.slice(1).search(/https?:\/\//i);
  let url = doubled >= 0 ? address.slice(0, doubled + 1) : address;
  for (let before = ""; before !== url; ) {
    before = url;
    url = url.replace(TRAILING, "");
    if (/[)\]]$/.test(url) && !isBalanced(url)) url = url.slice(0, -1);
    if (/[([]$/.test(url)) url = url.slice(0, -1);
  }
  return url;
}

function isBalanced(url: string): boolean {
  const count = (mark: string) => url.split(mark).length - 1;
  return count("(") >= count(")") && count("[") >= count("]");
}

function parseAddress(address: string): URL | null {
  const absolute = /^https?:/i.test(address) ? address : `https://${address}`;
  if (!URL.canParse(absolute)) return null;
  const url = new URL(absolute);
  return url.hostname.includes(".") && !url.username ? url : null;
}

function classify(url: URL): PaperLink | null {
  const host = url.hostname.replace(/^www\./, "");
  const parts = url.pathname.split("/").filter(Boolean);
  if (SKIPPED_HOSTS.test(host)) return null;
  if (CODE_HOSTS.has(host)) return describeRepository(url, host, parts);
  if (host === "huggingface.co") return describeHugging(url, parts);
  if (DATASET_HOSTS.has(host) || (host === "kaggle.com" && parts[0] === "datasets")) {
    return { kind: "dataset", url: tidy(url) };
  }
  return { kind: "project", url: tidy(url) };
}

/** owner/name alone: deeper paths change with branches. A bare host or owner is no repository. */
function describeRepository(url: URL, host: string, parts: string[]): PaperLink | null {
  const [owner, name] = parts;
  if (!owner) return null;
  if (!name) return { kind: "project", url: `${url.protocol}//${host}/${owner}` };
  if (host === "gitlab.com")
    return { kind: "code", url: tidy(url).replace(/(\.git|\/-\/.*)$/, "") };
  return { kind: "code", url: `${url.protocol}//${host}/${owner}/${name.replace(/\.git$/, "")}` };
}

function describeHugging(url: URL, parts: string[]): PaperLink | null {
  const [first, second, third] = parts;
  if (!first || first === "papers") return null;
  const base = `${url.protocol}//huggingface.co`;
  if (first === "datasets") {
    return second && third ? { kind: "dataset", url: `${base}/datasets/${second}/${third}` } : null;
  }
  const isModel =
    second !== undefined && !["spaces", "collections", "blog", "docs"].includes(first);
  return isModel
    ? { kind: "model", url: `${base}/${first}/${second}` }
    : { kind: "project", url: tidy(url) };
}

const tidy = (url: URL) => (url.pathname === "/" && !url.search ? url.origin : url.href);
