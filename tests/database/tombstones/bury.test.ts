import { beforeEach, expect, test } from "vitest";
import { database } from "@/lib/database/client";
import { countPapers, findPaper, savePapers } from "@/lib/papers/store";
import { buryPaper, raisePaper } from "@/lib/tombstones/store";
import { paperOf } from "@/tests/fixtures/papers/paper";

const NOW = new Date("2026-11-23T12:00:00Z");
const save = () => savePapers([{ paper: paperOf(), tags: [] }], NOW);

beforeEach(() => database().$executeRaw`TRUNCATE papers, tombstones CASCADE`);

test("a buried paper is gone and no source brings it back, until it is raised", async () => {
  await save();
  expect(await buryPaper("2501.00001", "asked by its author", NOW)).toBe(true);
  expect(await findPaper("2501.00001")).toBeNull();
  expect(await save()).toMatchObject({ inserted: 0, removed: 1 });
  expect(await raisePaper("2501.00001")).toBe(true);
  expect(await save()).toMatchObject({ inserted: 1 });
});

test("a paper that is not stored can be kept away beforehand", async () => {
  expect(await buryPaper("2501.00001", "known before", NOW)).toBe(false);
  expect(await save()).toMatchObject({ removed: 1 });
});

test("whichever of burying and storing comes first, the paper is gone in the end", async () => {
  for (let round = 0; round < 10; round += 1) {
    await database().$executeRaw`TRUNCATE papers, tombstones CASCADE`;
    await Promise.all([save(), save(), buryPaper("2501.00001", "race", NOW), save()]);
    expect(await countPapers()).toBe(0);
  }
});
