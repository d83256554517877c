import { arxivUrl } from "@/lib/citations/cited";
import type { PaperDetail } from "@/lib/papers/detail";
import type { PaperLink } from "@/lib/papers/paper";

const NAMES: Record<PaperLink["kind"], string> = {
  code: "Code",
  project: "Project page",
  dataset: "Dataset",
  model: "Model",
};

type Props = { paper: Pick<PaperDetail, "arxivId" | "doi" | "links" | "withdrawnAt"> };

/** Where to read on. Full texts stay at arXiv: its terms of use. */
export function PaperLinks({ paper: { arxivId, doi, links, withdrawnAt } }: Props) {
  const places = [
    ...(arxivId ? [{ name: "arXiv", url: arxivUrl("abs", arxivId) }] : []),
    // A withdrawn paper has no full text: those addresses are 404.
    ...(arxivId && !withdrawnAt
      ? [
          { name: "PDF", url: arxivUrl("pdf", arxivId) },
          { name: "HTML", url: arxivUrl("html", arxivId) },
        ]
      : []),
    ...(doi ? [{ name: "DOI", url: `https://doi.org/${encodeURI(doi)}` }] : []),
    ...links
      .filter(isSafe)
      .map(({ kind, url }) => ({ name: `${NAMES[kind]}: ${shorten(url)}`, url })),
  ];
  if (places.length === 0) return null;
  return (
    <p className="links">
      {places.map(({ name, url }) => (
        <a key={url} className="button quiet small" href={url} rel="noreferrer">
          {name}
        </a>
      ))}
    </p>
  );
}

/** Links come out of abstracts: nothing but the web is followed. */
const isSafe = ({ url }: PaperLink) => /^https?:\/\//i.test(url);

function shorten(url: string): string {
  const { hostname, pathname } = new URL(url);
  const host = hostname.replace(/^www\./, "");
  const path = pathname.replace(/\/$/, "");
  const text = host === "github.com" || host === "huggingface.co" ? path.slice(1) : host + path;
  return text.length > 30 ? `${text.slice(0, 29)}…` : text;
}
