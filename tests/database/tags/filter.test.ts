import { beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/database/client";
import { indexPool, listFollowed, narrowPlaces } from "@/lib/editions/choose";
import { eachPlace, selectPlaces } from "@/lib/editions/places";
import { listPool } from "@/lib/editions/store";
import { listFollowedPapers } from "@/lib/feeds/followed/store";
import { listChannelPapers, listFeed } from "@/lib/feeds/store";
import { rescoreChanged } from "@/lib/ranking/run";
import { narrow, type TagFilter } from "@/lib/tags/filter";
import { insertPaper, tagPaper } from "../ranking/papers";

const NOW = new Date("2026-01-03T12:00:00Z");
const TAGS = ["agents", "code", "speech", "video"];
/** Every set of these tags, as one paper each and as one exclusion each. */
const SETS = Array.from({ length: 2 ** TAGS.length }, (_, set) =>
  TAGS.filter((_, bit) => set & (2 ** bit)),
);
/** Every way to want, leave out or not mind each tag. */
const FILTERS: TagFilter[] = SETS.flatMap((all) =>
  SETS.filter((none) => !none.some((slug) => all.includes(slug))).map((none) => ({ all, none })),
);
const nameOf = (tags: readonly string[]) => `with ${tags.join(" and ") || "nothing"}`;
const expected = ({ all, none }: TagFilter) =>
  SETS.filter((own) => all.every((tag) => own.includes(tag)))
    .filter((own) => !none.some((tag) => own.includes(tag)))
    .map(nameOf)
    .toSorted();
const names = (papers: readonly { publicId: string }[]) =>
  papers.map(({ publicId }) => publicId).toSorted();

let pool: ReturnType<typeof indexPool>;
const publicIds = new Map<number, string>();
const namesOfPlaces = (places: ReturnType<typeof listFollowed>) =>
  [...eachPlace(places)].map((at) => publicIds.get(pool.papers[at]?.id ?? 0)).toSorted();

beforeAll(async () => {
  for (const tags of SETS) {
    const id = await insertPaper(nameOf(tags));
    publicIds.set(id, nameOf(tags));
    for (const tag of tags) await tagPaper(id, tag);
  }
  await rescoreChanged(NOW);
  pool = indexPool(await database().$transaction((tx) => listPool(tx, NOW)), NOW);
});

describe("every way to want and leave out four tags", () => {
  const limit = SETS.length;

  it("shows the same papers on pages and in channels", async () => {
    for (const tags of FILTERS) {
      const asked = { order: "newest", tags, limit, now: NOW } as const;
      expect(names((await listFeed(asked)).papers)).toEqual(expected(tags));
      expect(names((await listChannelPapers(asked)).papers)).toEqual(expected(tags));
    }
  });

  it("shows those papers where mail chooses, in memory", () => {
    for (const tags of FILTERS) {
      const all = selectPlaces(pool.papers, () => true);
      const left = narrow(all, tags, narrowPlaces(pool.byTag));
      expect(namesOfPlaces(left)).toEqual(expected(tags));
    }
  });

  it("takes the same exclusions from a mail and from the private feed", async () => {
    const followed = {
      tags: [],
      authors: ["Ada Lovelace"],
      phrases: [],
      searches: [],
      minScore: null,
    };
    for (const none of SETS) {
      const follows = { ...followed, excludedTags: none };
      const mailed = listFollowed(pool, { key: "", ...follows });
      expect(namesOfPlaces(mailed)).toEqual(expected({ all: [], none }));
      const { papers } = await listFollowedPapers(follows, limit, NOW);
      expect(names(papers)).toEqual(expected({ all: [], none }));
    }
  });

  it("leaves out a tag that no paper carries without harm, and wanting it shows nothing", async () => {
    const without = { all: [], none: ["nobody-has-it"] };
    const wanted = { all: ["nobody-has-it"], none: [] };
    for (const [tags, count] of [[without, limit] as const, [wanted, 0] as const]) {
      const { papers } = await listFeed({ order: "newest", tags, limit, now: NOW });
      const all = selectPlaces(pool.papers, () => true);
      expect(papers).toHaveLength(count);
      expect([...eachPlace(narrow(all, tags, narrowPlaces(pool.byTag)))]).toHaveLength(count);
    }
  });
});
