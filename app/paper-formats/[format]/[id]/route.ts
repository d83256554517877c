import { renderBibtex } from "@/lib/citations/bibtex";
import type { CitedPaper } from "@/lib/citations/cited";
import { renderCsl } from "@/lib/citations/csl";
import { renderMarkdown } from "@/lib/citations/markdown";
import { renderRis } from "@/lib/citations/ris";
import { settings } from "@/lib/env";
import { renderMath } from "@/lib/math/render";
import type { PaperDetail } from "@/lib/papers/detail";
import { findPaper } from "@/lib/papers/store";
import { paperPath } from "@/lib/paths/compose";

type Told = PaperDetail & CitedPaper;
type Format = { type: string; render: (paper: Told) => string };

const FORMATS: Record<string, Format | undefined> = {
  bib: { type: "application/x-bibtex; charset=utf-8", render: (paper) => renderBibtex(paper) },
  ris: { type: "application/x-research-info-systems; charset=utf-8", render: renderRis },
  md: { type: "text/markdown; charset=utf-8", render: renderMarkdown },
  json: { type: "application/json; charset=utf-8", render: renderJson },
};

/** /papers/{id}.bib and its kin: proxy.ts leads here, as a page and a handler cannot share a segment. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ format: string; id: string }> },
): Promise<Response> {
  const { format, id } = await params;
  const form = FORMATS[format];
  const paper = form && (await findPaper(decodeURIComponent(id)));
  if (!form || !paper) return new Response("There is no such paper here.\n", { status: 404 });
  const body = form.render({ ...paper, url: settings().APP_URL + paperPath(paper.publicId) });
  return new Response(body, {
    headers: {
      "Content-Type": form.type,
      "Cache-Control": "public, max-age=60, stale-while-revalidate=300",
      "Access-Control-Allow-Origin": "*",
    },
  });
}

function renderJson(paper: Told): string {
  const { id: _, score, ...facts } = paper;
  // Only where there is math: /paperfeed.js shows it when an abstract is opened in place.
  const abstractHtml = renderMath(paper.abstract) ?? undefined;
  const explanation = score?.parts ?? null;
  return `${JSON.stringify({ ...facts, abstractHtml, explanation, csl: renderCsl(paper) })}\n`;
}
