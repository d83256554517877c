import { describe, expect, it } from "vitest";
import { cutFrame } from "@/jobs/web/page/frame";
import { findRoute } from "@/jobs/web/page/routes";

const PAGE = `<html><head><meta charSet="utf-8"/><title>Privacy</title><meta name="description" content="Of it"/><link rel="icon" href="/i.svg"/></head><body><header>Us</header><main id="content" tabindex="-1"><div>Words</div></main><footer>End</footer><script>self.__next_f</script></body></html>`;

describe("the frame of pages", () => {
  it("is a page of Next without its title, description, content and scripts", () => {
    expect(cutFrame(Buffer.from(PAGE))).toEqual({
      start: `<html><head><meta charSet="utf-8"/>`,
      middle: `<link rel="icon" href="/i.svg"/></head><body><header>Us</header><main id="content" tabindex="-1">`,
      end: "</main><footer>End</footer></body></html>",
    });
  });

  it("is not taken from a page without content", () => {
    expect(() => cutFrame(Buffer.from("<html><title>A</title></html>"))).toThrow("no content");
  });
});

describe("the page behind a path", () => {
  it.each([
    ["/top/day", { window: "day" }],
    ["/new/after/abc", { after: ["after", "abc"] }],
    ["/tags/a,b/top/week", { tags: "a,b", list: ["top", "week"] }],
    ["/papers/hep-th%2F9901001", { id: "hep-th%2F9901001" }],
    ["/calendar/year/latest", { year: "latest" }],
    ["/calendar/week/2025-W10", { kind: "week", day: "2025-W10" }],
  ])("%s", (path, params) => {
    expect(findRoute(path)?.params).toEqual(params);
  });

  it.each(["/about", "/papers", "/papers/1/2", "/search", "/"])("%s is left to Next", (path) => {
    expect(findRoute(path)).toBeNull();
  });
});
