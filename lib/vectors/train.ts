import { countCells, findCentres } from "./cells";
import { decompose } from "./decompose";
import { composeModel, embedPaper, type VectorModel } from "./model";
import { TermCounts } from "./rows";
import { countTerms, READING } from "./terms";
import { chooseVocabulary } from "./vocabulary";

export type TrainingText = { title: string; abstract: string };

/** Written beside each model; another value means that it must be trained anew. */
export const METHOD = `latent-2 ${READING}`;

/** More tell little more apart and cost space (nDCG 0.39 at 160, 0.42 at 192, 0.43 at 300). */
const DIMENSIONS_MAX = 192;
/** A small corpus has few topics: with as many dimensions as papers there is nothing learnt. */
const PAPERS_PER_DIMENSION = 2;

/**
 * Latent semantic vectors of a corpus: tf-idf, truncated singular value decomposition, k-means. The
 * fewer the papers, the nearer this is to plain tf-idf. Yields often, and returns null for a corpus
 * without two papers that share a word.
 */
export function* trainModel(
  texts: TrainingText[],
  paperCount: number,
  dimensionsMax = DIMENSIONS_MAX,
): Generator<void, VectorModel | null> {
  const counts = new TermCounts();
  for (const { title, abstract } of texts) {
    counts.add(countTerms(title, abstract));
    yield;
  }
  const { terms, spellings, weights, placeOf } = chooseVocabulary(counts);
  if (terms.length < 2) return null;
  const rows = yield* counts.toRows(placeOf, weights);
  const dimensions = Math.min(dimensionsMax, Math.ceil(texts.length / PAPERS_PER_DIMENSION));
  const { vectors } = yield* decompose(rows, terms.length, dimensions);
  const model = composeModel(terms, weights, vectors.values);
  const placed = yield* embedAll(model, texts);
  const centres = yield* findCentres(placed, model.dimensions, countCells(paperCount));
  return { ...model, spellings, centres };
}

function* embedAll(model: VectorModel, texts: TrainingText[]): Generator<void, Float32Array> {
  const placed = new Float32Array(texts.length * model.dimensions);
  for (const [index, { title, abstract }] of texts.entries()) {
    const vector = embedPaper(model, title, abstract);
    if (vector) placed.set(vector, index * model.dimensions);
    yield;
  }
  return placed;
}
