import { expect, it } from "vitest";
import { listNeeded } from "@/lib/search/candidates/needed";

it("names each word once that a paper must have, of phrases too", () => {
  expect(listNeeded(`graph "neural networks" graph`)).toEqual(["graph", "neural", "networks"]);
});

it("leaves out what must not stand in it", () => {
  expect(listNeeded(`graph -survey -"neural networks" state-of-the-art`)).toEqual([
    "graph",
    "state",
    "of",
    "the",
    "art",
  ]);
});

it("names none where one or another will do", () => {
  expect(listNeeded("graph OR network")).toEqual([]);
  expect(listNeeded("vector orbits")).toEqual(["vector", "orbits"]);
});
