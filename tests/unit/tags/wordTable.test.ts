import { expect, test } from "vitest";
import { growHash, NONE, WordTable } from "@/lib/tags/wordTable";

const findIn = (table: WordTable, text: string, start: number, end: number) => {
  let hash = 0;
  for (let at = start; at < end; at++) hash = growHash(hash, text.charCodeAt(at));
  return table.ids[table.find(text, start, end, hash)] ?? NONE;
};

test("a word is found where it stands in a text, and only as it is spelled", () => {
  const words = ["model", "models", "größe", "注意"];
  const table = new WordTable(new Map(words.map((word, id) => [word, { id, cue: id }])));
  const text = "a model of models, größe 注意";
  expect(findIn(table, text, 2, 7)).toBe(0);
  expect(findIn(table, text, 11, 17)).toBe(1);
  expect(findIn(table, text, 19, 24)).toBe(2);
  expect(findIn(table, text, 25, 27)).toBe(3);
  expect(findIn(table, text, 11, 15)).toBe(NONE);
});

test("words of one hash are told apart by their letters", () => {
  // 31 · "B" + "b" = 31 · "C" + "C"
  const table = new WordTable(new Map([["Bb", { id: 7, cue: 1 }]]));
  expect(findIn(table, "Bb", 0, 2)).toBe(7);
  expect(findIn(table, "CC", 0, 2)).toBe(NONE);
});
