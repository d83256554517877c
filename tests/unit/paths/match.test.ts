import { describe, expect, it } from "vitest";
import { encodeCursor } from "@/lib/feeds/cursor";
import { matchPath } from "@/lib/paths/match";

const cursor = encodeCursor({ order: "top", value: 1.5, id: 7 });

describe("the way of a path", () => {
  it.each([
    ["/", "/top/day"],
    ["/top/week", "/top/week"],
    [`/top/all/after/${cursor}`, `/top/all/after/${cursor}`],
    ["/new", "/new"],
    ["/tags", "/tag-index/section"],
    ["/tags/agents", "/tags/agents"],
    ["/tags/agents/new", "/tags/agents/new"],
    [`/tags/agents/top/month/after/${cursor}`, `/tags/agents/top/month/after/${cursor}`],
    ["/tags/agents,speech,-video", "/tags/agents,speech,-video"],
    ["/papers/2308.12950", "/papers/2308.12950"],
    ["/papers/hep-th/9901001", "/papers/hep-th%2F9901001"],
    ["/papers/hep-th%2F9901001", "/papers/hep-th%2F9901001"],
    ["/papers/date/2024-02-29", "/calendar/date/2024-02-29"],
    ["/papers/week/2026-W53", "/calendar/week/2026-W53"],
    ["/papers/month/2025-12", "/calendar/month/2025-12"],
    ["/papers/date", "/calendar/year/latest"],
    ["/papers/date/2025", "/calendar/year/2025"],
    ["/about/ranking", "/about/ranking"],
  ])("of %s leads to the cached page %s", (path, to) => {
    expect(matchPath(path)).toEqual({ kind: "cached", to });
  });

  it.each([
    ["/papers/2308.12950.bib", "/paper-formats/bib/2308.12950"],
    ["/papers/hep-th/9901001/card.png", "/cards/paper/hep-th%2F9901001"],
    ["/tags/speech/card.png", "/cards/tag/speech"],
    ["/papers/hep-th/9901001.json", "/paper-formats/json/hep-th%2F9901001"],
    ["/feed.xml", "/channels/feed.xml/all"],
    ["/tags/agents/atom.xml", "/channels/atom.xml/agents"],
    ["/search/feed.json", "/channels/feed.json/search"],
  ])("of %s leads to the handler %s", (path, to) => {
    expect(matchPath(path)).toEqual({ kind: "data", to });
  });

  it.each([
    ["/papers/2308.12950v2", "/papers/2308.12950"],
    ["/papers/2308.12950v2.md", "/papers/2308.12950.md"],
    ["/papers/HEP-TH/9901001v1", "/papers/hep-th/9901001"],
    ["/papers/arXiv:2308.12950", "/papers/2308.12950"],
    ["/tags/speech,agents", "/tags/agents,speech"],
    ["/tags/-video,agents/new", "/tags/agents,-video/new"],
    ["/tags/speech,agents/feed.xml", "/tags/agents,speech/feed.xml"],
  ])("of %s moves to the one address %s", (path, to) => {
    expect(matchPath(path)).toEqual({ kind: "moved", to });
  });

  it.each([
    "/search",
    "/subscribe",
    "/confirm/abc",
    "/preferences/abc",
    "/papers/2308.12950/voted",
  ])("of %s leads to a page rendered anew", (path) => {
    expect(matchPath(path)).toEqual({ kind: "dynamic", to: path });
  });

  it.each([
    "/papers/nonsense",
    "/papers/9999.99999",
    "/papers/2308.12950v0x",
    "/papers/",
    "/tags/no-such-tag",
    "/tags/UPPER%20case",
    "/tags/agents,speech,video,robotics",
    "/tags/agents,-agents",
    "/tags/-agents",
    "/tags/agents/feed.xml/more",
    "/top/century",
    "/new/after/broken",
    "/top/all/after/%3Cscript%3E",
    "/papers/date/2025-02-30",
    "/papers/week/2025-W53",
    "/papers/month/2025-13",
    "/papers/date/1066",
    "/feed.xml/more",
    "/tag-index/section",
    "/channels/feed.xml/all",
    "/paper-formats/bib/2308.12950",
    "/cards/tag/speech",
    "/tags/no-such-tag/card.png",
    "/calendar/year/latest",
    "/top/all/after/%",
    `/top/${"a".repeat(400)}`,
  ])("of %s ends before any route", (path) => {
    // /feed.xml/more is nobody's folder: Next itself has no such page.
    expect(["unknown", "open"]).toContain(matchPath(path).kind);
    if (path !== "/feed.xml/more") expect(matchPath(path)).toEqual({ kind: "unknown" });
  });

  it("of the icon by its old name leads to the one there is", () => {
    expect(matchPath("/favicon.ico")).toEqual({ kind: "moved", to: "/icon.svg" });
  });

  it("of what is not ours to judge is left open", () => {
    for (const path of ["/healthz", "/icon.svg", "/privacy", "/robots.txt"]) {
      expect(matchPath(path)).toEqual({ kind: "open" });
    }
  });

  it("takes bounded time for hostile paths", () => {
    const started = performance.now();
    for (const path of [
      `/tags/${"a,".repeat(140)}`,
      `/papers/${"v1".repeat(140)}`,
      `/tags/${"-".repeat(280)}`,
    ]) {
      matchPath(path);
    }
    // It takes milliseconds; what backtracks would take minutes, on any machine.
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
