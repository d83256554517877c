import { expect, test } from "vitest";
import { splitSentences } from "@/lib/text/sentences";

test.each([
  ["One. Two! Three?", ["One.", "Two!", "Three?"]],
  ["Methods, e.g. BERT, work. They are large.", ["Methods, e.g. BERT, work.", "They are large."]],
  ["Shown by Smith et al. We differ.", ["Shown by Smith et al.", "We differ."]],
  ["Shown by Smith et al. (2023) before.", ["Shown by Smith et al. (2023) before."]],
  ["Llama 3.1 8B gains 2.5 points. GPT-4 wins.", ["Llama 3.1 8B gains 2.5 points.", "GPT-4 wins."]],
  ["See https://a.b/c.html for code. Thanks.", ["See https://a.b/c.html for code.", "Thanks."]],
  ["We prove $a. B$ holds. Done.", ["We prove $a. B$ holds.", "Done."]],
  ["No final stop", ["No final stop"]],
  ["", []],
])("%s", (text, sentences) => {
  expect(splitSentences(text)).toEqual(sentences);
});
