import { splitSentences } from "@/lib/text/sentences";
import { weighSigns } from "./signs";

/** Characters: shorter says too little, longer is no longer one glance (two lines of a feed card). */
const LENGTH_MIN = 60;
const LENGTH_MAX = 220;
/** Beyond this it is no summary any more; the first words of it would be cut off in mid-thought. */
const LENGTH_LIMIT = 400;

/** One sentence of a folded abstract that says what the paper does; null when no sentence fits. */
export function chooseTldr(abstract: string): string | null {
  const sentences = splitSentences(abstract);
  let best: { sentence: string; weight: number } | null = null;
  for (const [place, sentence] of sentences.entries()) {
    const weight = weigh(sentence, place);
    if (weight !== null && (best === null || weight > best.weight)) best = { sentence, weight };
  }
  return best && dropBackReference(best.sentence);
}

/** "To this end, we propose …": standing alone, the sentence has no "this" to point at. */
const BACK_REFERENCE =
  /^(?:To (?:this|that) (?:end|aim)|To (?:address|tackle|solve|resolve|mitigate|overcome|bridge|fill) (?:this|these|it)(?: \w+)?|For th(?:is|ese|at) (?:purpose|reason)s?|In response(?: to (?:this|these)(?: \w+)?)?|(?:Motivated|Inspired) by (?:this|these)(?: \w+)?|(?:Based|Building) on (?:this|these)(?: \w+)?|Leveraging (?:this|these)(?: \w+)?|However|Therefore|Thus|Hence|Specifically|In particular|First|Firstly|Here), (?=[a-z])/;

function dropBackReference(sentence: string): string {
  const rest = sentence.replace(BACK_REFERENCE, "");
  if (rest === sentence) return sentence;
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

/** Null for what cannot stand alone: a fragment, or a sentence of paragraph length. */
function weigh(sentence: string, place: number): number | null {
  if (sentence.length > LENGTH_LIMIT || sentence.length < 20) return null;
  // The announcement comes once, early; later "we show" sentences are details of it.
  return weighSigns(sentence) + lengthWeight(sentence.length) - 0.3 * place;
}

function lengthWeight(length: number): number {
  if (length < LENGTH_MIN) return -3;
  return length <= LENGTH_MAX ? 1 : -(length - LENGTH_MAX) / 60;
}
