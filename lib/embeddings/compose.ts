import type { Endpoint } from "./endpoint";

/**
 * Together they bound one request: OpenAI takes 2,048 texts and 300,000 tokens, but a model on a
 * processor reads some ten abstracts a second, and what a cut connection loses is asked again.
 */
const TEXTS_MAX = 64;
const LETTERS_MAX = 100_000;
/** Some 2,000 tokens, as many as common models read; what stands later in a text says little new. */
const TEXT_LETTERS_MAX = 8_000;

/** What a request says (lib/sources/fetch.ts). */
type Terms = { headers: Record<string, string>; accepts: number[]; body: string };

/** What a paper is told by. */
export function composeText({ title, abstract }: { title: string; abstract: string }): string {
  return `${title}\n\n${abstract}`.trim().slice(0, TEXT_LETTERS_MAX);
}

/** Texts in their order, in as few requests as the bounds allow. */
export function cutBatches<Item extends { text: string }>(items: Item[]): Item[][] {
  const batches: Item[][] = [];
  let letters = 0;
  for (const item of items) {
    const batch = batches.at(-1);
    letters += item.text.length;
    if (batch && batch.length < TEXTS_MAX && letters <= LETTERS_MAX) batch.push(item);
    else {
      batches.push([item]);
      letters = item.text.length;
    }
  }
  return batches;
}

/** Statuses that say of a text that it is too long, or not to be read. */
export const UNREADABLE = [400, 413, 422];
/** Refusals that explain themselves. */
const REFUSALS = [401, 403, 404];

/**
 * "Create embeddings" of OpenAI's API reference, which Ollama (docs/openai.md), vLLM ("Online serving"),
 * LocalAI and llama.cpp take as well. `encoding_format` is left out: numbers are what all of them send
 * unasked. `dimensions` is sent only when set, as vLLM refuses it for models that cannot be cut.
 */
export function composeTerms(endpoint: Endpoint, texts: string[]): Terms {
  const { model, key, dimensions } = endpoint;
  return {
    headers: {
      accept: "application/json",
      "content-type": "application/json",
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
    },
    accepts: [...UNREADABLE, ...REFUSALS],
    body: JSON.stringify({ model, input: texts, ...(dimensions === null ? {} : { dimensions }) }),
  };
}
