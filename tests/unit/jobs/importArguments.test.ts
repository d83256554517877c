import { expect, test } from "vitest";
import { IMPORT_USAGE, parseImportArguments } from "@/jobs/import/arguments";
import { jsonlSchema } from "@/lib/import/jsonl";

test("the help names every field that a line of JSONL may have", () => {
  const words = new Set(IMPORT_USAGE.match(/\w+/g));
  expect(Object.keys(jsonlSchema.shape).filter((name) => !words.has(name))).toEqual([]);
});

test.each([
  [[], "Name a file or a folder."],
  [["a", "b"], 'One file or folder at a time, not also "b".'],
  [["a", "--format", "word"], 'There is no format "word".'],
])("%j is answered: %s", (words, fault) => {
  expect(parseImportArguments(words)).toEqual({ fault });
});
