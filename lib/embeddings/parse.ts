import { z } from "zod";
import { SourceFault } from "@/lib/sources/fault";
import { scaleToOne } from "@/lib/vectors/rows";
import { UNREADABLE } from "./compose";

export type Reading =
  | { outcome: "vectors"; vectors: Float32Array[] }
  /** It will not have these texts; perhaps one of them alone is at fault. */
  | { outcome: "unreadable"; reason: string };

export type Wanted = {
  count: number;
  /** Null while nothing says how long a vector of the model is. */
  dimensions: number | null;
  dimensionsMax: number;
  /** What a refusal may repeat, and no log may hold. */
  secret: string | null;
};
type Answer = { status: number; body: string };

/** What we read of a list of embeddings; other fields are the server's own. */
const listSchema = z.object({
  data: z.array(
    z.object({ index: z.number().int().nonnegative(), embedding: z.array(z.number()) }),
  ),
});
/** OpenAI's form of an error; others put a text there. */
const errorSchema = z.object({
  error: z.union([z.string(), z.object({ message: z.string() }).transform((one) => one.message)]),
});
const REASON_LETTERS = 200;

/** An answer to vectors one long, in the order of the texts. Throws a SourceFault that says what is wrong. */
export function parseAnswer({ status, body }: Answer, wanted: Wanted): Reading {
  if (status >= 400) {
    const reason = explain(status, wanted.secret ? body.replaceAll(wanted.secret, "…") : body);
    if (UNREADABLE.includes(status)) return { outcome: "unreadable", reason };
    throw new SourceFault("refused", reason);
  }
  const { data } = parseList(body);
  if (data.length !== wanted.count) {
    throw new SourceFault("broken", `${data.length} vectors came for ${wanted.count} texts.`);
  }
  const vectors: Float32Array[] = [];
  for (const { index, embedding } of data) {
    if (index >= data.length || vectors[index]) {
      throw new SourceFault(
        "broken",
        `The vectors are numbered wrongly: ${index} came twice or is none.`,
      );
    }
    vectors[index] = scaleVector(embedding);
  }
  checkLengths(vectors, wanted);
  return { outcome: "vectors", vectors };
}

function parseList(body: string): z.infer<typeof listSchema> {
  try {
    return listSchema.parse(JSON.parse(body));
  } catch (cause) {
    const where = cause instanceof z.ZodError ? cause.issues[0]?.path.join(".") : undefined;
    const says =
      where === undefined ? "The answer is no JSON." : `The answer lacks a sound ${where}.`;
    throw new SourceFault("broken", says, null, { cause });
  }
}

function scaleVector(numbers: number[]): Float32Array {
  const vector = Float32Array.from(numbers);
  scaleToOne(vector);
  // Numbers beyond what 32 bits hold, and vectors of noughts, point nowhere.
  const isSound = vector.every(Number.isFinite) && vector.some((value) => value !== 0);
  if (!isSound) throw new SourceFault("refused", "A vector came that points nowhere.");
  return vector;
}

/** Asking again would bring the same: refused, so that the run ends and says so. */
function checkLengths(vectors: Float32Array[], { dimensions, dimensionsMax }: Wanted): void {
  const length = dimensions ?? vectors[0]?.length ?? 0;
  const other = vectors.find((vector) => vector.length !== length);
  if (other) {
    throw new SourceFault(
      "refused",
      `A vector of ${other.length} numbers came where ${length} are wanted: is it another model now, or one that EMBEDDINGS_DIMENSIONS cannot cut?`,
    );
  }
  if (length > dimensionsMax) {
    throw new SourceFault(
      "refused",
      `Vectors of ${length} numbers are longer than ${dimensionsMax}: set EMBEDDINGS_DIMENSIONS where the model can cut them.`,
    );
  }
}

function explain(status: number, body: string): string {
  let reason = "";
  try {
    reason = errorSchema.parse(JSON.parse(body)).error.slice(0, REASON_LETTERS);
  } catch {
    // A page of a proxy, or another form: the status has to say it.
  }
  return `HTTP ${status}${reason ? `: ${reason}` : "."}`;
}
