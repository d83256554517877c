import { expect, test } from "vitest";
import { texToUnicode } from "@/lib/text/tex";

test.each([
  [String.raw`Rozi\`ere`, "Rozière"],
  [String.raw`Erd\H{o}s and P{\'a}l`, "Erdős and Pál"],
  [String.raw`Schr\"{o}dinger, {\"O}zg\"ur`, "Schrödinger, Özgür"],
  [String.raw`G\"odel \v{S}afa\v{r}\'ik`, "Gödel Šafařík"],
  [String.raw`Mart\'{\i}nez, Garc{\'\i}a`, "Martínez, García"],
  [String.raw`\c{C}a\u{g}lar Fran\c cois`, "Çağlar François"],
  [String.raw`\L{}ukasz, S{\o}ren, Stra\ss e, \AA ngstr\"om`, "Łukasz, Søren, Straße, Ångström"],
  [String.raw`over 95\% of A\&B in x\_y \#1`, "over 95% of A&B in x_y #1"],
  [
    "progress--remains, LLMs -- LLaMA, a---b, 3--5 days",
    "progress–remains, LLMs – LLaMA, a—b, 3–5 days",
  ],
  ["run with --help", "run with --help"],
  ["``quoted'' text", "“quoted” text"],
  [
    "accessed at~https://a.b, Fig.~3, ~5 %, https://a.b/~c",
    "accessed at https://a.b, Fig. 3, ~5 %, https://a.b/~c",
  ],
  [
    String.raw`\emph{very} \textbf{bold} {\em old} \url{https://a.b/c\_d}`,
    "very bold old https://a.b/c_d",
  ],
  [String.raw`\ie the Llama`, "i.e. the Llama"],
  [String.raw`that \method outperforms`, String.raw`that \method outperforms`],
  [String.raw`don\'t`, String.raw`don\'t`],
  ["two\n  lines\tand\u00a0spaces ", "two lines and spaces"],
  ["nul\0 and half \ud800", "nul and half \ufffd"],
  ["e\u0301", "é"],
  ["a <1% drop of <tool> & more", "a <1% drop of <tool> & more"],
])("%s", (given, expected) => {
  expect(texToUnicode(given)).toBe(expected);
});

test.each([
  String.raw`$\sigma$-ideal $\ci$ with $a--b$ and $\'e$`,
  String.raw`\(x~y\) and \[\c{c}--d\]`,
  "$$a--b$$ https://a.b/c--d",
])("math and addresses keep their characters: %s", (text) => {
  expect(texToUnicode(text)).toBe(text);
});

test("reading the result again changes nothing", () => {
  const once = texToUnicode(String.raw`{\'E}tale $\'e$ -- 50\% of \ss`);
  expect(texToUnicode(once)).toBe(once);
});
