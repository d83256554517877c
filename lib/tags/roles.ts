/** What a sentence does, told by its words. */
export type SentenceRole = "contribution" | "own" | "result" | "background";

const OWN = 1;
const CONTRIBUTION = 2;
const RESULT = 4;
/** Words that tell what the paper itself does from what others did and from how it was tested. */
const CUES = new Map<string, number>([
  ...["we", "our", "paper", "study", "article"].map((word) => [word, OWN] as const),
  ...listForms("introduce", "propose", "develop", "release", "explore", "investigate", "examine"),
  ...listForms("present", "design"),
  ...["experiment", "experiments", "experimental", "results", "outperform", "outperforms"].map(
    (word) => [word, RESULT] as const,
  ),
  ...["outperforming", "surpasses", "surpassing", "achieves", "achieving"].map(
    (word) => [word, RESULT] as const,
  ),
]);

function listForms(...verbs: string[]): [string, number][] {
  const stem = (verb: string) => verb.replace(/e$/, "");
  return verbs.flatMap((verb) =>
    [verb, `${verb}s`, `${stem(verb)}ing`].map((form): [string, number] => [form, CONTRIBUTION]),
  );
}

/** Words in lower case with what each tells of its sentence: a set of bits to be joined. */
export const listCues = (): Iterable<[string, number]> => CUES;

/** From the joined bits of its words. */
export function roleOf(cues: number): SentenceRole {
  if (cues & CONTRIBUTION) return "contribution";
  if (cues & RESULT) return "result";
  return cues & OWN ? "own" : "background";
}
