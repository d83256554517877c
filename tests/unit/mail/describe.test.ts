import { describe, expect, it } from "vitest";
import { describeWhy, describeWish } from "@/lib/subscriptions/describe";

const ALL = { tags: [], cadence: "daily", hour: 7, timeZone: "Europe/Berlin" };

describe("why a mail came", () => {
  it.each([
    [{}, "everything that trends, every day at 07:00 (Europe/Berlin)"],
    [{ tags: ["Agents", "Speech"] }, "Agents and Speech, every day at 07:00 (Europe/Berlin)"],
    [
      { excludedTags: ["Video"] },
      "everything that trends without Video, every day at 07:00 (Europe/Berlin)",
    ],
    [
      { tags: ["Agents"], authors: ["Ada Lovelace"], phrases: ["tool use"], weekdaysOnly: true },
      "Agents, Ada Lovelace and “tool use”, from Monday to Friday at 07:00 (Europe/Berlin)",
    ],
    [
      { tags: ["Agents"], searches: ['"tool use"', "llama has:code", "author:lovelace"] },
      'Agents, the search "tool use", the search “llama” with code and the search for papers by ' +
        "lovelace, every day at 07:00 (Europe/Berlin)",
    ],
    [
      { authors: ["Ada Lovelace"], cadence: "weekly" },
      "Ada Lovelace, every Monday at 07:00 (Europe/Berlin)",
    ],
  ])("names all of %o", (wish, said) => {
    expect(describeWhy({ ...ALL, ...wish })).toBe(`You get this because you follow ${said}.`);
  });
});

describe("what is asked for, in the letter to confirm", () => {
  it.each([
    [{}, "the trending papers of all tags"],
    [{ tags: ["Agents"] }, "papers on Agents"],
    [{ searchCount: 1 }, "papers that match one search"],
    [{ tags: ["Agents"], searchCount: 3 }, "papers on Agents, and papers that match 3 searches"],
  ])("%o is said without the words of its searches", (wish, said) => {
    expect(describeWish({ ...ALL, searches: ["buy now"], ...wish })).toBe(
      `It will hold ${said}, and come every day at 07:00 (Europe/Berlin).`,
    );
  });
});
