/** Archives that arXiv groups under physics (oa/index.md, ListSets). */
const PHYSICS = new Set([
  "astro-ph",
  "cond-mat",
  "gr-qc",
  "hep-ex",
  "hep-lat",
  "hep-ph",
  "hep-th",
  "math-ph",
  "nlin",
  "nucl-ex",
  "nucl-th",
  "physics",
  "quant-ph",
]);

/** The OAI set of a category: cs.CL is cs:cs:CL, hep-th is physics:hep-th. */
export function oaiSetOf(category: string): string {
  const [archive = category, subject] = category.split(".");
  const group = PHYSICS.has(archive) ? "physics" : archive;
  if (subject) return `${group}:${archive}:${subject}`;
  return group === archive ? archive : `${group}:${archive}`;
}
