import { expect, test } from "vitest";
import { findWithdrawal } from "@/lib/arxiv/withdrawal";

test.each([
  "This paper has been withdrawn by the author due to a crucial error in equation 3",
  "Withdrawn because of an error in Lemma 2",
  "arXiv admin note: this submission has been withdrawn by arXiv administrators due to plagiarism",
  "The article was retracted",
  "The authors have withdrawn this work",
])("%s withdraws", (comment) => {
  expect(findWithdrawal(comment, "We study things at length.")).toBe(comment);
});

test.each([
  "12 pages; withdrawn from ICLR 2025, now at ACL",
  "9 pages, 3 figures",
  "A study of withdrawal in addiction forums",
])("%s does not", (comment) => {
  expect(findWithdrawal(comment, "We study things at length.")).toBeNull();
});

test("an abstract replaced by the notice withdraws, one that studies withdrawn papers does not", () => {
  const notice = "This paper has been withdrawn by the author.";
  expect(findWithdrawal(null, notice)).toBe(notice);
  const study = `Why are papers withdrawn? ${"We read the comments of many of them. ".repeat(20)}`;
  expect(findWithdrawal(null, study)).toBeNull();
});
