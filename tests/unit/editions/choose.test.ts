import { describe, expect, it } from "vitest";
import { choosePapers, indexPool, type PoolPaper, type Profile } from "@/lib/editions/choose";
import { addSearches, nameFinders } from "@/lib/editions/searches";

const NOW = new Date("2026-03-10T12:00:00Z");
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
const ALL: Profile = {
  key: "",
  tags: [],
  excludedTags: [],
  authors: [],
  phrases: [],
  searches: [],
  minScore: null,
};

/** Paper n is listed n hours ago, the first with most merit; every third is on speech. */
const papers = Array.from(
  { length: 300 },
  (_, n): PoolPaper => ({
    id: n + 1,
    merit: 300 - n,
    listedAt: daysAgo(n / 24),
    tags: n % 3 === 0 ? ["speech"] : n % 3 === 1 ? ["agents"] : ["agents", "code"],
    authors: n % 50 === 0 ? ["José Pérez"] : ["Ada Lovelace"],
    text: n % 70 === 0 ? "on speculative decoding" : "on something else",
  }),
);
const choose = (follows: Partial<Profile>, pool = papers, neededCount = 200) =>
  choosePapers(indexPool(pool, NOW), { ...ALL, ...follows }, neededCount);
const plainly = (isMeant: (paper: PoolPaper) => boolean) =>
  papers.filter((paper) => isMeant(paper) && paper.listedAt >= daysAgo(7)).map((paper) => paper.id);

describe("papers of a subscription", () => {
  it("that follows nothing are all of the week, best first", () => {
    expect(choose({})).toEqual(plainly(() => true));
  });

  it("are those of any tag followed, less those with a tag left out", () => {
    expect(choose({ tags: ["speech", "code"] })).toEqual(
      plainly(({ tags }) => tags.includes("speech") || tags.includes("code")),
    );
    expect(choose({ tags: ["agents"], excludedTags: ["code"] })).toEqual(
      plainly(({ tags }) => tags.includes("agents") && !tags.includes("code")),
    );
    expect(choose({ excludedTags: ["agents"] })).toEqual(
      plainly(({ tags }) => tags.includes("speech")),
    );
  });

  it("come by an author with or without accents, and by a phrase in any case", () => {
    const byAuthor = choose({ authors: ["jose perez"] });
    expect(byAuthor).toEqual([1, 51, 101, 151, 201, 251]);
    expect(choose({ phrases: ["Speculative Decoding"] })).toEqual([1, 71, 141, 211, 281]);
    expect(choose({ phrases: ["Speculative Decoding"], authors: ["jose perez"] })).toHaveLength(10);
  });

  it("are none of less merit than asked for", () => {
    expect(choose({ minScore: 295 })).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("go back beyond the week until they are thirty, and no further", () => {
    const old = papers.map((paper) => ({ ...paper, listedAt: daysAgo(paper.id <= 10 ? 1 : 20) }));
    expect(choose({}, old)).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
  });

  it("are no more than are needed, of the fresh ones; a list of thirty is whole", () => {
    const fresh = plainly(() => true);
    expect(choose({}, papers, 40)).toEqual(fresh.slice(0, 50));
    expect(choose({}, papers, 1)).toEqual(fresh.slice(0, 30));
  });

  it("of a tag nobody wrote about are none", () => {
    expect(choose({ tags: ["robotics"] })).toEqual([]);
    expect(choose({ excludedTags: ["robotics"], tags: ["code"] })).not.toEqual([]);
  });
});

describe("papers that searches found", () => {
  const pool = indexPool(papers, NOW);
  /** Of little merit: by score alone they stand far below any list of thirty. */
  const late = [151, 152, 153, 154];
  addSearches(
    pool,
    new Map([
      ["late", late],
      ["first", [1, 3, 9_999]],
      ["nothing", []],
    ]),
  );
  const find = (follows: Partial<Profile>, neededCount = 20) =>
    choosePapers(pool, { ...ALL, ...follows }, neededCount);

  it("are all there is when nothing else is followed, best first, and none of what is not in the pool", () => {
    expect(find({ searches: ["late", "first"] })).toEqual([1, 3, ...late]);
    expect(find({ searches: ["nothing"] })).toEqual([]);
    expect(find({ searches: ["never asked"] })).toEqual([]);
  });

  it("have every second place beside a tag of better papers, as long as there are any", () => {
    expect(find({ tags: ["speech"], searches: ["late"] }).slice(0, 10)).toEqual([
      1, 151, 4, 152, 7, 153, 10, 154, 13, 16,
    ]);
  });

  it("give no turn to one that is there by its score already, and stand once", () => {
    const chosen = find({ tags: ["speech"], searches: ["first", "late"] });
    expect(chosen.slice(0, 6)).toEqual([1, 3, 4, 151, 7, 152]);
    expect(new Set(chosen).size).toBe(chosen.length);
  });

  it("are left out like others by a tag that is left out and by the minimum", () => {
    expect(find({ searches: ["late"], excludedTags: ["speech"] })).toEqual([152, 153]);
    expect(find({ searches: ["late", "first"], minScore: 295 })).toEqual([1, 3]);
  });

  it("take no turn once they are old", () => {
    const old = papers.map((paper) => ({ ...paper, listedAt: daysAgo(paper.id > 150 ? 20 : 1) }));
    const aged = indexPool(old, NOW);
    addSearches(aged, new Map([["late", late]]));
    const chosen = choosePapers(aged, { ...ALL, tags: ["speech"], searches: ["late"] }, 20);
    expect(chosen.slice(0, 3)).toEqual([1, 4, 7]);
  });

  it("are named by the first search that found each, also where a search found most of a pool", () => {
    const all = papers.map(({ id }) => id);
    addSearches(pool, new Map([["all", all]]));
    expect(nameFinders(pool, ["late", "first"], [1, 2, 151])).toEqual([2, 0, 1]);
    expect(nameFinders(pool, ["late", "all"], [1, 151])).toEqual([2, 1]);
    expect(nameFinders(pool, ["late"], [1, 2])).toBeNull();
    expect(nameFinders(pool, [], [1])).toBeNull();
    expect(find({ searches: ["all"] }, 290)).toEqual(find({}, 290));
  });
});
