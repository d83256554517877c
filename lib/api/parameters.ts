import { z } from "zod";

export type Parameters<Q> = { query: Q } | { error: string };

/**
 * The query of an address by its schema. Unknown parameters are ignored; the first value of a
 * repeated one counts, unless the schema wants a list. The error names the parameter.
 */
export function parseParameters<S extends z.ZodObject>(
  schema: S,
  search: URLSearchParams,
): Parameters<z.infer<S>> {
  const given = Object.entries(schema.shape).flatMap(([name, type]) =>
    search.has(name) ? [[name, isList(type) ? search.getAll(name) : search.get(name)]] : [],
  );
  const parsed = schema.safeParse(Object.fromEntries(given));
  if (parsed.success) return { query: parsed.data };
  const [issue] = parsed.error.issues;
  return { error: `${issue?.path[0]?.toString() ?? "query"}: ${issue?.message ?? "malformed"}` };
}

function isList(type: unknown): boolean {
  if (type instanceof z.ZodDefault) return isList(type.def.innerType);
  return type instanceof z.ZodArray;
}
