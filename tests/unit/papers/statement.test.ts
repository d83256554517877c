import { expect, test } from "vitest";
import { statePaper } from "@/lib/papers/statement";
import { paperOf } from "../../fixtures/papers/paper";

test("a colon between a group and its members is no author", () => {
  const { authors } = statePaper(paperOf({ authors: ["Ling Team", ":", "Ada Byron", "李明"] }));
  expect(authors).toEqual(["Ling Team", "Ada Byron", "李明"]);
});
