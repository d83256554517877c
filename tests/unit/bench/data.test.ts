import { beforeAll, describe, expect, it } from "vitest";
import { type Corpus, readCorpus } from "../../bench/data/corpus";
import { composePaper, composeReadings } from "../../bench/data/paper";
import { createRandom } from "../../bench/data/random";
import { composeReader, listInterests } from "../../bench/data/reader";

const UNTIL = new Date("2026-11-26T00:00:00Z");
const era = { count: 100_000, until: UNTIL };
let corpus: Corpus;

beforeAll(async () => {
  corpus = await readCorpus();
});

describe("invented papers", () => {
  it("are the same for the same number, whatever was made before", () => {
    const first = composePaper(corpus, era, 4_711);
    composePaper(corpus, era, 1);
    expect(composePaper(corpus, era, 4_711)).toEqual(first);
  });

  it("have an arXiv id each, in the order of their dates, across months and years", () => {
    const places = Array.from({ length: 20_000 }, (_, index) => index + 1);
    const papers = places.map((place) => composePaper(corpus, era, place));
    const ids = papers.map((paper) => paper.arxivId ?? "");
    expect(new Set(ids).size).toBe(places.length);
    expect(ids.toSorted()).toEqual(ids);
    expect(ids.every((id) => /^\d{4}\.\d{5}$/.test(id))).toBe(true);
    // Twenty thousand papers: seconds on a busy machine.
  }, 60_000);

  it("use few words often and many words seldom", () => {
    const counts = new Map<string, number>();
    for (let place = 1; place <= 2_000; place += 1) {
      for (const word of composePaper(corpus, era, place).abstract.split(" ")) {
        counts.set(word, (counts.get(word) ?? 0) + 1);
      }
    }
    const sorted = [...counts.values()].toSorted((a, b) => b - a);
    const total = sorted.reduce((sum, count) => sum + count, 0);
    const share = sorted.slice(0, 50).reduce((sum, count) => sum + count, 0) / total;
    expect(share).toBeGreaterThan(0.25);
    expect(sorted.filter((count) => count === 1).length).toBeGreaterThan(sorted.length / 4);
  });

  it("are watched for weeks, never from after the last day, by a few", () => {
    const places = Array.from({ length: 1_000 }, (_, index) => index + 1);
    const watched = places.map((place) => composeReadings(era, place)).filter((one) => one[0]);
    expect(watched.length).toBeGreaterThan(100);
    expect(watched.length).toBeLessThan(300);
    expect(watched.flat().every((one) => one.observedAt <= UNTIL)).toBe(true);
  });
});

describe("invented readers", () => {
  it("mostly follow what papers are about, at hours around breakfast", () => {
    const interests = listInterests(corpus);
    const written = new Set(interests.flat());
    const readers = Array.from({ length: 1_000 }, (_, index) => composeReader(interests, index));
    const followed = readers.flatMap((reader) => reader.tags);
    expect(followed.filter((slug) => written.has(slug)).length / followed.length).toBeGreaterThan(
      0.8,
    );
    expect(readers.filter((reader) => reader.hour < 10).length).toBeGreaterThan(600);
  });
});

describe("a draw by Zipf's law", () => {
  it("takes the first place about as often as the law says, and reaches the last", () => {
    const random = createRandom(1, 1);
    const draws = Array.from({ length: 20_000 }, () => random.zipf(100));
    const firsts = draws.filter((place) => place === 0).length / draws.length;
    // ln 2 / ln 101
    expect(firsts).toBeGreaterThan(0.13);
    expect(firsts).toBeLessThan(0.17);
    expect(Math.max(...draws)).toBe(99);
  });
});
