import { embedAsked } from "@/lib/embeddings/question/run";
import { findAskedSpace } from "@/lib/embeddings/store";
import { embedQuestion } from "@/lib/vectors/model";
import { listAnswers, listNeighbours } from "@/lib/vectors/near/store";
import { scaleToOne } from "@/lib/vectors/rows";
import type { StoredModel } from "@/lib/vectors/store";

/** `subjects` are what papers call it, where it was asked in plain words. */
type Meant = { text: string; subjects: string[] };

/**
 * What a question's own words count beside a subject they stand for (nDCG of the fifty questions 0.77 at
 * 0.25 and 0.5, 0.75 at 1: the lead-ins were written in sight of those).
 */
const OWN_WORDS_SHARE = 0.5;

/**
 * Ids of the papers that mean what a question says, the nearest first, at most `count` a list. By the
 * endpoint's model where that knows the papers and answers in time, else by what the corpus taught;
 * nothing before the first training.
 */
export async function listMeant(
  stored: StoredModel | null,
  meant: Meant,
  count: number,
): Promise<number[][]> {
  const asked = await listMeantByEndpoint(meant.text, count);
  if (asked) return [asked];
  return stored ? listMeantByCorpus(stored, meant, count) : [];
}

/**
 * Null where there is no endpoint, no space of its model that is whole enough, or no answer in time.
 * Such a model knows plain words by itself, and its vectors are not moved towards examples: that was
 * measured for those of the corpus alone.
 */
async function listMeantByEndpoint(text: string, count: number): Promise<number[] | null> {
  const space = await findAskedSpace();
  const vector = space && (await embedAsked(text));
  if (!space || vector?.length !== space.model.dimensions) return null;
  const near = await listNeighbours(space, vector, count);
  return near.map((one) => one.paperId);
}

/** One list for each subject that a question in plain words stands for; else one for its words. */
async function listMeantByCorpus(
  stored: StoredModel,
  { text, subjects }: Meant,
  count: number,
): Promise<number[][]> {
  const asked = embedQuestion(stored.model, text);
  const vectors = subjects.flatMap((subject) => {
    const vector = embedQuestion(stored.model, subject);
    return vector ? [asked ? lean(vector, asked) : vector] : [];
  });
  const questions = vectors.length > 0 ? vectors : [asked].filter((one) => one !== null);
  const lists = await Promise.all(questions.map((one) => listAnswers(stored, one, count)));
  return lists.map((answers) => answers.map((answer) => answer.paperId));
}

/** Towards a subject, with what the question says besides. */
function lean(subject: Float32Array, asked: Float32Array): Float32Array {
  const vector = subject.map((value, at) => value + OWN_WORDS_SHARE * (asked[at] as number));
  scaleToOne(vector);
  return vector;
}
