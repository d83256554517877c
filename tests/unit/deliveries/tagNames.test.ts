import { expect, it } from "vitest";
import { createTagNamer } from "@/lib/deliveries/tagNames";

it("names tags in the order of the index, and leaves out one that is gone", () => {
  const namesOf = createTagNamer([
    { slug: "agents", name: "Agents" },
    { slug: "speech", name: "Speech" },
  ]);
  expect(namesOf(["speech", "gone", "agents"])).toEqual(["Agents", "Speech"]);
});
