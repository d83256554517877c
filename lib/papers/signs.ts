type Sign = {
  pattern: RegExp;
  weight: number;
  /** One of these stands in every sentence with the sign; without them every sentence is tried. */
  words?: string;
  /** An address is enough, too. */
  isAddress?: boolean;
};

/**
 * What marks the sentence in which authors say what they did. Weights were set by reading the choices
 * for the 119 starter papers; only their order matters.
 */
export const SIGNS: Sign[] = [
  {
    pattern:
      /\b(?:we|this (?:paper|work|study|article|report))\b[^.]{0,40}\b(?:propose|introduce|present|develop|release|design|describe)s?\b/i,
    weight: 6,
    words: withPlurals("propose introduce present develop release design describe"),
  },
  {
    pattern: /\b(?:in this (?:paper|work|study|article)|in this technical report)\b/i,
    weight: 2,
    words: "paper work study article report",
  },
  {
    pattern:
      /\b(?:we|this (?:paper|work|study|article|survey))\b[^.]{0,30}\b(?:show|demonstrate|find|investigate|explore|study|studies|evaluate|examine|survey|review|provide|reveal|prove|build|create|analyze|address|argue|report)(?:e?s)?\b/i,
    weight: 4,
    words: withPlurals(
      "show demonstrate find investigate explore study studies evaluate examine survey review provide reveal prove build create analyze address argue report",
    ),
  },
  {
    pattern: /\b(?:is|are) (?:proposed|introduced|presented)\b/i,
    weight: 4,
    words: "proposed introduced presented",
  },
  {
    pattern: /\bour (?:method|approach|model|framework|results|key|main)\b/i,
    weight: 1,
    words: "our",
  },
  {
    pattern: /\b(?:a|an) (?:novel|new|simple|efficient|comprehensive|open)\b/i,
    weight: 1.5,
    words: "novel new simple efficient comprehensive open",
  },
  {
    pattern: /\bto (?:address|tackle|bridge|overcome|fill|mitigate|solve)\b/i,
    weight: 0.5,
    words: "address tackle bridge overcome fill mitigate solve",
  },
  { pattern: /^(?:We|This (?:paper|work)) (?:also|further|additionally|then)\b/i, weight: -3 },
  {
    pattern:
      /\b(?:conduct|experiments? (?:on|show|demonstrate)|evaluate this|across .{3,40} datasets)\b/i,
    weight: -2,
    words: "conduct experiment experiments evaluate across",
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
    words: "available released accessed found source sourced opensource opensourced",
    isAddress: true,
  },
  {
    pattern: /\b(?:such (?:a|an)|these|those|this (?:problem|issue|gap|approach|method))\b/i,
    weight: -0.5,
    words: "such these those this",
  },
];

function withPlurals(words: string): string {
  return words.replace(/\w+/g, (word) => `${word} ${word}s ${word}es`);
}

/** The weight of all signs in a sentence. */
export function weighSigns(sentence: string): number {
  const gates = openGates(sentence);
  let weight = 0;
  for (let sign = 0; gates >> sign > 0; sign++) {
    const one = SIGNS[sign];
    if (one && (gates >> sign) & 1 && one.pattern.test(sentence)) weight += one.weight;
  }
  return weight;
}

const GATE_COUNT = 4096;
/**
 * The signs worth trying when a word with this number is there, as bits: trying every pattern on every
 * sentence was a twelfth of all work on a paper. Words that share a number only open a gate in vain.
 */
const GATES = new Uint16Array(GATE_COUNT);
const ADDRESS_GATE = 1 << SIGNS.findIndex(({ isAddress }) => isAddress);
const ALWAYS_OPEN = openForWords();

function openForWords(): number {
  let always = 0;
  SIGNS.forEach(({ words }, sign) => {
    if (words === undefined) always |= 1 << sign;
    for (const word of words?.split(" ") ?? []) {
      let number = 0;
      for (let at = 0; at < word.length; at++) number = growNumber(number, word.charCodeAt(at));
      GATES[number] = (GATES[number] ?? 0) | (1 << sign);
    }
  });
  return always;
}

function openGates(sentence: string): number {
  let gates = sentence.includes("//") ? ALWAYS_OPEN | ADDRESS_GATE : ALWAYS_OPEN;
  let number = 0;
  for (let at = 0; at <= sentence.length; at++) {
    const unit = at < sentence.length ? lowerUnit(sentence.charCodeAt(at)) : 0;
    if (isPatternWord(unit)) {
      number = growNumber(number, unit);
    } else {
      gates |= GATES[number] ?? 0;
      number = 0;
    }
  }
  return gates;
}

function growNumber(number: number, unit: number): number {
  return (number * 31 + unit) % GATE_COUNT;
}

const lowerUnit = (unit: number) => (unit >= 65 && unit <= 90 ? unit + 32 : unit);

/** What \b of the patterns above takes for part of a word: letters of ASCII, digits, the underscore. */
const isPatternWord = (unit: number) =>
  (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || unit === 95;
