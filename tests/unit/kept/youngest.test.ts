import { expect, it } from "vitest";
import { keepYoungest } from "@/lib/kept/youngest";

it("forgets what was not used for longest, and a value put in again counts as used", () => {
  const kept = new Map<string, number>();
  for (const key of ["a", "b", "a", "c"]) keepYoungest(kept, key, 1, 2);
  expect([...kept.keys()]).toEqual(["a", "c"]);
});
