import type { PaperDetail } from "@/lib/papers/detail";
import type { LinkedDataset, LinkedModel } from "./schema/detail";

type Repositories = { models: LinkedModel[]; datasets: LinkedDataset[] };

const MODEL = /^https?:\/\/huggingface\.co\/([^/]+)\/([^/?#]+)/;
const DATASET = /^https?:\/\/huggingface\.co\/datasets\/([^/]+)\/([^/?#]+)/;

/** The models and datasets on the Hub that a paper names, in the Hub's own form. */
export function listRepositories(paper: PaperDetail): Repositories {
  const at = paper.revisedAt ?? paper.submittedAt ?? new Date(0);
  const found: Repositories = { models: [], datasets: [] };
  for (const { kind, url } of paper.links) {
    const model = kind === "model" && describe(MODEL.exec(url), at);
    if (model) {
      found.models.push({ ...model, repoType: "model", availableInferenceProviders: [] });
    }
    const dataset = kind === "dataset" && describe(DATASET.exec(url), at);
    if (dataset) found.datasets.push({ ...dataset, repoType: "dataset" });
  }
  return found;
}

function describe(match: RegExpExecArray | null, at: Date) {
  const [, author, name] = match ?? [];
  if (!author || !name) return null;
  return {
    id: `${author}/${name}`,
    author,
    private: false,
    gated: false,
    isLikedByUser: false,
    downloads: 0,
    likes: 0,
    lastModified: at.toISOString(),
  } as const;
}
