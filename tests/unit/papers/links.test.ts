import { expect, test } from "vitest";
import { findLinks } from "@/lib/papers/links";

const urls = (text: string) => findLinks(text).map((link) => link.url);

test.each([
  ["a full stop", "Code: https://github.com/a/b.", "https://github.com/a/b"],
  ["brackets", "(see https://github.com/a/b).", "https://github.com/a/b"],
  ["a bracket of its own", "https://en.org/wiki/X_(y)", "https://en.org/wiki/X_(y)"],
  [
    "a glued second address in braces",
    "https://github.com/a/b}{https://github.com/a/b",
    "https://github.com/a/b",
  ],
  [
    "a glued second address",
    "https://github.com/a/bhttps://github.com/a/b",
    "https://github.com/a/b",
  ],
  ["braces with words", "https://a.github.io/b/{this https URL}.", "https://a.github.io/b/"],
  ["a tie of TeX", "accessed at~https://github.com/a/b", "https://github.com/a/b"],
  ["no scheme", "Code at github.com/a/b, data later", "https://github.com/a/b"],
  ["a branch and a file", "https://github.com/a/b/tree/main/c", "https://github.com/a/b"],
  ["the ending of git", "https://github.com/a/b.git", "https://github.com/a/b"],
  ["plain http", "http://gitlab.com/a/b", "http://gitlab.com/a/b"],
])("an address with %s is found clean", (_, text, url) => {
  expect(urls(text)).toEqual([url]);
});

test.each([
  ["https://github.com/a/b", "code"],
  ["https://gitlab.com/group/sub/b", "code"],
  ["https://huggingface.co/datasets/a/b", "dataset"],
  ["https://huggingface.co/a/b", "model"],
  ["https://huggingface.co/spaces/a/b", "project"],
  ["https://zenodo.org/record/1", "dataset"],
  ["https://a.github.io/b", "project"],
])("%s is a %s", (url, kind) => {
  expect(findLinks(url)).toEqual([{ kind, url }]);
});

test("papers, licences and bare hosts are no links of the paper", () => {
  const text =
    "https://arxiv.org/abs/2308.12950 https://doi.org/10.1/x http://creativecommons.org/licenses/by/4.0 (https://github.com).";
  expect(urls(text)).toEqual([]);
});

test("each address is named once, in the order of the text", () => {
  expect(urls("https://b.org https://github.com/A/b, https://github.com/a/b")).toEqual([
    "https://b.org",
    "https://github.com/A/b",
  ]);
});
