/** Where vectors are asked for, and of which model. */
export type Endpoint = {
  address: string;
  model: string;
  key: string | null;
  /** The length of vectors to ask for; null: the model's own. */
  dimensions: number | null;
  /**
   * The name of its space of vectors: stored ones are comparable with each other under one name only.
   * The address is no part of it, as one model may be served from several.
   */
  method: string;
};

/** Which texts papers are told by (compose.ts); another way needs a space of its own. */
const READING = "endpoint-1";

type Given = {
  EMBEDDINGS_URL?: string | undefined;
  EMBEDDINGS_MODEL?: string | undefined;
  EMBEDDINGS_KEY?: string | undefined;
  EMBEDDINGS_DIMENSIONS?: number | undefined;
};

/** The endpoint that the settings name; null where they name none. */
export function describeEndpoint(given: Given): Endpoint | null {
  const { EMBEDDINGS_URL: base, EMBEDDINGS_MODEL: model } = given;
  if (!base || !model) return null;
  const dimensions = given.EMBEDDINGS_DIMENSIONS ?? null;
  return {
    address: `${base.replace(/\/+$/, "")}/embeddings`,
    model,
    key: given.EMBEDDINGS_KEY ?? null,
    dimensions,
    method: [READING, model, ...(dimensions === null ? [] : [String(dimensions)])].join(" "),
  };
}
