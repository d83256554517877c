import { arxivUrl } from "@/lib/citations/cited";

type Props = { arxivId: string | null; doi: string | null };

/** A paper was named exactly, and is not among ours. */
export function MissingPaper({ arxivId, doi }: Props) {
  const url = arxivId ? arxivUrl("abs", arxivId) : `https://doi.org/${encodeURI(doi ?? "")}`;
  return (
    <div className="notice">
      <p>{arxivId ? `arXiv:${arxivId}` : doi} is not here.</p>
      <p>
        This feed holds the papers of the categories it follows, from when it began. You may find it{" "}
        <a href={url} rel="noreferrer">
          {arxivId ? "at arXiv" : "by its DOI"}
        </a>
        .
      </p>
    </div>
  );
}
