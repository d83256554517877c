import { describe, expect, it } from "vitest";
import { describeWhy } from "@/lib/subscriptions/describe";

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
      { authors: ["Ada Lovelace"], cadence: "weekly" },
      "Ada Lovelace, every Monday at 07:00 (Europe/Berlin)",
    ],
  ])("names all of %o", (wish, said) => {
    expect(describeWhy({ ...ALL, ...wish })).toBe(`You get this because you follow ${said}.`);
  });
});
