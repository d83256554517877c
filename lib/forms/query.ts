import type { Fields } from "@/lib/subscriptions/form";

/** What a page gets as its search parameters. */
export type SearchParameters = Record<string, string | string[] | undefined>;

/** Fields as a query, to show a form again as it was filled in. */
export function toQuery(fields: Fields): URLSearchParams {
  const pairs = Object.entries(fields).flatMap(([name, values]) =>
    values.map((value): [string, string] => [name, value]),
  );
  return new URLSearchParams(pairs);
}

/** A query back as fields. */
export function fromParameters(parameters: SearchParameters): Fields {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, [value ?? []].flat()]),
  );
}
