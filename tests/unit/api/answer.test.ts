import { describe, expect, it } from "vitest";
import { z } from "zod";
import { answerRead, type Outcome } from "@/lib/api/answer";
import { RequestLimiter, WINDOW_SECONDS } from "@/lib/api/limiter";
import { deriveObjectId } from "@/lib/api/objectId";
import { parseParameters } from "@/lib/api/parameters";
import { parsePaperPath } from "@/lib/api/path";
import { dailyQuery, detailQuery, searchQuery } from "@/lib/api/schema/query";

const now = new Date("2026-11-23T12:01:00Z");
const parse = <S extends z.ZodObject>(schema: S, search: string) =>
  parseParameters(schema, new URLSearchParams(search));

describe("parameters", () => {
  it("have Hugging Face's defaults, and unknown ones are ignored", () => {
    expect(parse(dailyQuery, "colour=red")).toEqual({
      query: { p: 0, limit: 50, sort: "publishedAt" },
    });
  });

  it.each([
    ["limit=101", "limit"],
    ["limit=", "limit"],
    ["limit=1e1", "limit"],
    ["limit=0x10", "limit"],
    ["p=-1", "p"],
    ["p=99999999999", "p"],
    ["date=2025-13-40", "date"],
    ["date=2025-02-29", "date"],
    ["week=2021-W53", "week"],
    ["week=2026-W00", "week"],
    ["month=2025-13", "month"],
    ["sort=best", "sort"],
  ])("%s is refused by name", (search, name) => {
    expect(parse(dailyQuery, search)).toEqual({
      error: expect.stringMatching(`^${name}: expected`),
    });
  });

  it("take the weeks and leap days that the calendar has", () => {
    for (const search of ["week=2020-W53", "week=2026-W53", "date=2024-02-29"]) {
      expect(parse(dailyQuery, search)).toHaveProperty("query");
    }
  });

  it("may be repeated where a list is meant, else the first counts", () => {
    expect(parse(detailQuery, "field=comments&field=submissionDeadline")).toEqual({
      query: { field: ["comments", "submissionDeadline"] },
    });
    expect(parse(dailyQuery, "limit=3&limit=4")).toMatchObject({ query: { limit: 3 } });
  });

  it("refuse ten thousand characters without reading them", () => {
    expect(parse(searchQuery, `q=${"(a+)+".repeat(2_000)}`)).toEqual({
      error: "q: expected at most 250 characters",
    });
  });
});

describe("the path of a paper", () => {
  it.each([
    [["2308.12950"], { id: "2308.12950", part: "paper" }],
    [["2308.12950v2"], { id: "2308.12950", part: "paper" }],
    [["hep-th", "9901001"], { id: "hep-th/9901001", part: "paper" }],
    [["hep-th%2F9901001", "similar"], { id: "hep-th/9901001", part: "similar" }],
    [["2308.12950", "explanation"], { id: "2308.12950", part: "explanation" }],
    [["2308.12950", "discussions"], null],
    [["%"], null],
    [["..", "..", "etc"], null],
  ])("%j is read", (segments, expected) => {
    expect(parsePaperPath(segments)).toEqual(expected);
  });
});

describe("derived ids", () => {
  it("are 24 hexadecimal digits, the same for the same thing alone", () => {
    expect(deriveObjectId("author", "a")).toMatch(/^[0-9a-f]{24}$/);
    expect(deriveObjectId("author", "a")).toBe(deriveObjectId("author", "a"));
    expect(deriveObjectId("author", "a")).not.toBe(deriveObjectId("user", "a"));
  });
});

describe("the request limiter", () => {
  it("allows so many in a window, and again in the next", () => {
    const limiter = new RequestLimiter(2);
    const allowed = [1, 2, 3].map(() => limiter.take("192.0.2.1", now).isAllowed);
    expect(allowed).toEqual([true, true, false]);
    expect(limiter.take("192.0.2.2", now).isAllowed).toBe(true);
    const later = new Date(now.getTime() + WINDOW_SECONDS * 1000);
    expect(limiter.take("192.0.2.1", later)).toEqual({
      isAllowed: true,
      remaining: 1,
      resetSeconds: 240,
    });
  });

  it("counts the addresses of one IPv6 subscriber together", () => {
    const limiter = new RequestLimiter(1);
    limiter.take("2001:db8:1:2::1", now);
    expect(limiter.take("2001:db8:1:2:ffff::9", now).isAllowed).toBe(false);
  });

  it("holds a bounded number of clients", () => {
    const limiter = new RequestLimiter(1, 3);
    for (const last of [1, 2, 3, 4]) limiter.take(`192.0.2.${last}`, now);
    expect(limiter.take("192.0.2.1", now).isAllowed).toBe(true);
    expect(limiter.take("192.0.2.4", now).isAllowed).toBe(false);
  });
});

describe("an answer", () => {
  const schema = z.object({ x: z.enum(["1"]).optional() });
  const ask = (outcome: Outcome, init: RequestInit & { search?: string } = {}) =>
    answerRead({
      request: new Request(`http://site/api/things${init.search ?? ""}`, init),
      client: "198.51.100.7",
      appUrl: "https://papers.example",
      now,
      schema,
      read: async () => outcome,
    });
  const found: Outcome = { outcome: "found", body: [1], nextSearch: "p=1&limit=2" };

  it("names the next page and what is left in the form that clients read", async () => {
    const { status, headers } = await ask(found);
    expect(status).toBe(200);
    expect(headers.get("link")).toBe('<https://papers.example/api/things?p=1&limit=2>; rel="next"');
    expect(headers.get("ratelimit")).toMatch(/^"api";r=\d+;t=240$/);
    expect(headers.get("ratelimit-policy")).toBe('"fixed window";"api";q=500;w=300');
    expect(headers.get("access-control-allow-origin")).toBe("*");
  });

  it("is 304 without a body for whoever has it", async () => {
    const etag = (await ask(found)).headers.get("etag") ?? "";
    const again = await ask(found, { headers: { "If-None-Match": etag } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  it("is an error object with the right status, kept by nobody", async () => {
    const wrong = await ask(found, { search: "?x=2" });
    expect(wrong.status).toBe(400);
    expect(await wrong.json()).toEqual({ error: expect.stringMatching(/^x: /) });
    const missing = await ask({ outcome: "unknown", error: "Paper not found" });
    expect([missing.status, missing.headers.get("cache-control")]).toEqual([404, "no-store"]);
  });

  it("is 429 with the time to wait when too much was asked", async () => {
    const greedy = () =>
      answerRead({
        request: new Request("http://site/api/things"),
        client: "203.0.113.9",
        appUrl: "https://papers.example",
        now,
        schema,
        read: async () => found,
      });
    for (let asked = 0; asked < 500; asked++) expect((await greedy()).status).toBe(200);
    const refused = await greedy();
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe("240");
    expect(refused.headers.get("ratelimit")).toBe('"api";r=0;t=240');
    expect(await refused.json()).toEqual({ error: expect.stringContaining("240 seconds") });
  });
});
