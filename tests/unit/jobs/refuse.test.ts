import { describe, expect, it } from "vitest";
import { BODY_MAX, findRefusal } from "@/jobs/web/refuse";

const ask = (method: string, url: string, headers = {}, isDevelopment = false) =>
  findRefusal({ method, url, headers }, isDevelopment)?.status ?? null;

describe("the web process", () => {
  it.each([
    ["GET", "/"],
    ["HEAD", "/tags/agents"],
    ["POST", "/api/subscribe"],
    ["OPTIONS", "/api/papers"],
  ])("lets %s %s through", (method, url) => {
    expect(ask(method, url)).toBeNull();
  });

  it.each([
    ["POST", "/"],
    ["POST", "/subscribe?tag=agents"],
    ["PUT", "/papers/2308.12950"],
    ["POST", "/apixyz"],
    ["POST", "/api/daily_papers"],
    ["TRACE", "/api/papers/2308.12950"],
    ["TRACE", "/api/subscribe"],
    ["OPTIONS", "/feed.xml"],
    ["POST", "/__nextjs_original-stack-frames"],
  ])("answers 405 to %s %s", (method, url) => {
    expect(ask(method, url)).toBe(405);
  });

  it("names in a 405 what the address answers", () => {
    const allowed = (url: string) => findRefusal({ method: "PUT", url, headers: {} }, false)?.allow;
    expect(allowed("/new")).toBe("GET, HEAD");
    expect(allowed("/api/papers/hep-th/9901001")).toBe("GET, HEAD, OPTIONS");
    expect(allowed("/api/upvote")).toBe("GET, HEAD, POST, OPTIONS");
  });

  it("lets Next's own tools write in development", () => {
    expect(ask("POST", "/__nextjs_original-stack-frames", {}, true)).toBeNull();
  });

  it("answers 413 to a body that says it is too long, and reads one just short enough", () => {
    expect(ask("POST", "/api/subscribe", { "content-length": String(BODY_MAX + 1) })).toBe(413);
    expect(ask("POST", "/api/subscribe", { "content-length": String(BODY_MAX) })).toBeNull();
  });

  it("answers 411 to a body that does not say its length", () => {
    expect(ask("POST", "/api/subscribe", { "transfer-encoding": "chunked" })).toBe(411);
  });

  it("answers 400 to an address that is no path", () => {
    expect(ask("GET", "http://elsewhere.example/")).toBe(400);
  });
});
