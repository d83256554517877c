import { describe, expect, it } from "vitest";
import { channelPath, listPath } from "@/lib/paths/compose";
import { parseListRest } from "@/lib/paths/list";
import { formatFilterName } from "@/lib/paths/tagNames";

describe("addresses of lists", () => {
  it("call the day's list of all papers the front page", () => {
    expect(listPath({ order: "top", window: "day", tags: "" })).toBe("/");
    expect(listPath({ order: "trending", window: "day", tags: "" })).toBe("/");
  });

  it("continue by cursor, also from the front page", () => {
    expect(listPath({ order: "trending", window: "day", tags: "" }, "c")).toBe("/top/day/after/c");
    expect(listPath({ order: "newest", window: "all", tags: "" }, "c")).toBe("/new/after/c");
  });

  it("are read back to the list they name", () => {
    for (const list of [
      { order: "trending", window: "all", tags: "agents" },
      { order: "newest", window: "all", tags: "agents" },
      { order: "top", window: "week", tags: "agents" },
    ] as const) {
      const segments = listPath(list, "c").split("/").slice(3);
      expect(parseListRest("agents", segments)).toEqual({ list, rest: ["after", "c"] });
    }
  });

  it("refuse what no list is called", () => {
    expect(parseListRest("agents", ["top", "century"])).toBeNull();
    expect(parseListRest("agents", ["old"])).toBeNull();
  });

  it("of feeds stand beside the tag", () => {
    expect(channelPath("", "feed.xml")).toBe("/feed.xml");
    expect(channelPath("agents,-video", "feed.json")).toBe("/tags/agents,-video/feed.json");
  });
});

describe("the name of an intersection", () => {
  it("joins what is wanted and says what is left out", () => {
    const name = formatFilterName({ all: ["agents", "speech"], none: ["video"] });
    expect(name).toMatch(/^Agents.* \+ Speech.* without Video$/);
  });
});
