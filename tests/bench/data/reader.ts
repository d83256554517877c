import { matchTags } from "@/lib/tags/match";
import { TAGS } from "@/lib/tags/taxonomy";
import type { Corpus } from "./corpus";
import { createRandom, type Random } from "./random";

export type BenchReader = {
  email: string;
  state: "confirmed" | "unsubscribed" | "pending";
  tags: string[];
  authors: string[];
  phrases: string[];
  hour: number;
  timeZone: string;
  cadence: "daily" | "weekly";
};

const SEED = 3;
/** Where readers of papers live, roughly, by weight. */
const ZONES = [
  ...Array(6).fill("America/New_York"),
  ...Array(4).fill("America/Los_Angeles"),
  ...Array(6).fill("Europe/Berlin"),
  ...Array(3).fill("Europe/London"),
  ...Array(6).fill("Asia/Shanghai"),
  ...Array(3).fill("Asia/Kolkata"),
  ...Array(2).fill("Asia/Tokyo"),
  "Asia/Kathmandu",
  "Australia/Sydney",
  "America/Sao_Paulo",
  "UTC",
] as string[];
/** Most leave the hour at its default. */
const HOURS = [7, 7, 7, 7, 7, 6, 8, 8, 9, 12, 18, 20];

/** Reader number `place`; `interests` are the tags of some papers each, as listInterests reads them. */
export function composeReader(interests: string[][], place: number): BenchReader {
  const random = createRandom(SEED, place);
  const tagCount = random.isOneIn(12) ? 0 : 1 + random.zipf(8);
  const tags = new Set(Array.from({ length: tagCount }, () => drawTag(interests, random)));
  return {
    email: `reader${place}@readers.example`,
    state: random.isOneIn(20) ? random.pick(["unsubscribed", "pending"]) : "confirmed",
    tags: [...tags].sort(),
    authors: random.isOneIn(30) ? ["Ada Lovelace"] : [],
    phrases: random.isOneIn(40) ? ["language model"] : [],
    hour: random.pick(HOURS),
    timeZone: random.pick(ZONES),
    cadence: random.isOneIn(7) ? "weekly" : "daily",
  };
}

/** The tags of the starter corpus' papers: what many papers carry, many readers follow. */
export function listInterests({ papers }: Corpus): string[][] {
  const texts = papers.map(({ title, sentences }) => ({
    title: title.join(" "),
    abstract: sentences.map((words) => words.join(" ")).join(" "),
    categories: [],
  }));
  return texts
    .map((text) => matchTags(text).map((tag) => tag.slug))
    .filter((slugs) => slugs.length > 0);
}

/** One in ten follows something that hardly anyone writes about. */
const drawTag = (interests: string[][], random: Random): string =>
  random.isOneIn(10) ? random.pick(TAGS).slug : random.pick(random.pick(interests));
