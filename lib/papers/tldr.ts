import { splitSentences } from "@/lib/text/sentences";

/** Characters: shorter says too little, longer is no longer one glance (two lines of a feed card). */
const LENGTH_MIN = 60;
const LENGTH_MAX = 220;
/** Beyond this it is no summary any more; the first words of it would be cut off in mid-thought. */
const LENGTH_LIMIT = 400;

/**
 * What marks the sentence in which authors say what they did. Weights were set by reading the choices
 * for the 119 starter papers; only their order matters.
 */
const SIGNS: { pattern: RegExp; weight: number }[] = [
  {
    pattern:
      /\b(?:we|this (?:paper|work|study|article|report))\b[^.]{0,40}\b(?:propose|introduce|present|develop|release|design|describe)s?\b/i,
    weight: 6,
  },
  { pattern: /\b(?:in this (?:paper|work|study|article)|in this technical report)\b/i, weight: 2 },
  {
    pattern:
      /\b(?:we|this (?:paper|work|study|article|survey))\b[^.]{0,30}\b(?:show|demonstrate|find|investigate|explore|study|studies|evaluate|examine|survey|review|provide|reveal|prove|build|create|analyze|address|argue|report)(?:e?s)?\b/i,
    weight: 4,
  },
  { pattern: /\b(?:is|are) (?:proposed|introduced|presented)\b/i, weight: 4 },
  { pattern: /\bour (?:method|approach|model|framework|results|key|main)\b/i, weight: 1 },
  { pattern: /\b(?:a|an) (?:novel|new|simple|efficient|comprehensive|open)\b/i, weight: 1.5 },
  { pattern: /\bto (?:address|tackle|bridge|overcome|fill|mitigate|solve)\b/i, weight: 0.5 },
  { pattern: /^(?:We|This (?:paper|work)) (?:also|further|additionally|then)\b/i, weight: -3 },
  {
    pattern:
      /\b(?:conduct|experiments? (?:on|show|demonstrate)|evaluate this|across .{3,40} datasets)\b/i,
    weight: -2,
  },
  {
    pattern:
      /^(?:However|Moreover|Furthermore|Additionally|In addition|Finally|Also|Thus|Therefore|Besides|As a result)\b/i,
    weight: -1.5,
  },
  {
    pattern:
      /\b(?:code|data|models?|dataset|weights|project page|demo)\b.{0,60}\b(?:available|released|accessed|found|open-sourced?)\b|https?:\/\//i,
    weight: -6,
  },
  {
    pattern: /\b(?:such (?:a|an)|these|those|this (?:problem|issue|gap|approach|method))\b/i,
    weight: -0.5,
  },
];

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
  /^(?:To (?:this|that) (?:end|aim)|To (?:address|tackle|solve|mitigate|overcome) (?:this|these|it)(?: \w+)?|In response(?: to (?:this|these)(?: \w+)?)?|Motivated by (?:this|these)(?: \w+)?|However|Therefore|Thus|Hence), (?=[a-z])/;

function dropBackReference(sentence: string): string {
  const rest = sentence.replace(BACK_REFERENCE, "");
  if (rest === sentence) return sentence;
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

/** Null for what cannot stand alone: a fragment, or a sentence of paragraph length. */
function weigh(sentence: string, place: number): number | null {
  if (sentence.length > LENGTH_LIMIT || sentence.length < 20) return null;
  const signs = SIGNS.filter(({ pattern }) => pattern.test(sentence));
  const said = signs.reduce((sum, sign) => sum + sign.weight, 0);
  // The announcement comes once, early; later "we show" sentences are details of it.
  return said + lengthWeight(sentence.length) - 0.3 * place;
}

function lengthWeight(length: number): number {
  if (length < LENGTH_MIN) return -3;
  return length <= LENGTH_MAX ? 1 : -(length - LENGTH_MAX) / 60;
}
