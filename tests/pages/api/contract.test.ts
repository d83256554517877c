import { request as httpRequest } from "node:http";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { ENDPOINTS } from "@/lib/api/endpoints";
import { RESOURCES } from "@/lib/api/resources";
import { siteUrl, visit } from "../../site/site";

const read = async (path: string, init?: RequestInit) => {
  const answer = await visit(path, init);
  return { ...answer, body: answer.text ? JSON.parse(answer.text) : null };
};
const examples = ENDPOINTS.flatMap((endpoint) =>
  endpoint.examples.map((example) => ({ ...example, endpoint })),
);

describe("every example of the API document", () => {
  it.each(examples)("$status $request", async ({ request, status, error, endpoint }) => {
    const answer = await read(request);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toContain("application/json");
    expect(answer.headers.get("ratelimit")).toMatch(/^"api";r=\d+;t=\d+$/);
    if (status !== 200) {
      expect(answer.body).toEqual({ error: expect.stringContaining(error ?? "") });
      return;
    }
    const schema: z.ZodType = RESOURCES[endpoint.answers];
    // Equal to what the schema lets through: an undocumented field would be missing from it.
    const checked = endpoint.isList ? schema.array() : schema;
    expect(checked.parse(answer.body)).toEqual(answer.body);
  });

  it("stands in the document at its address", async () => {
    const { body } = await read("/api/openapi.json");
    expect(body.openapi).toBe("3.1.0");
    expect(Object.keys(body.paths)).toEqual(ENDPOINTS.map((endpoint) => endpoint.path));
  });
});

it("an address under /api that is none is answered in JSON, as any error", async () => {
  for (const path of ["/api/nope", "/api/nope/deeper", "/api"]) {
    const { status, body } = await read(path);
    expect(status).toBe(404);
    expect(body).toEqual({ error: expect.stringContaining("/api/openapi.json") });
  }
  const written = await read("/api/nope", { method: "POST", body: "" });
  expect(written.status).toBe(404);
});

it("a browser may send a bearer token, which the star alone would not let through", async () => {
  const { headers } = await visit("/api/papers", { method: "OPTIONS" });
  expect(headers.get("access-control-allow-headers")).toContain("Authorization");
});

describe("lists", () => {
  it("without a date are the newest papers across days", async () => {
    const { body } = await read("/api/daily_papers?limit=10");
    expect(body).toHaveLength(10);
    const dates = body.map((item: { publishedAt: string }) => item.publishedAt);
    expect(dates).toEqual(dates.toSorted().reverse());
    expect(body[0].title).toBe(body[0].paper.title);
  });

  it("lead by Link through all papers, none twice", async () => {
    for (const start of ["/api/daily_papers?limit=50", "/api/papers?limit=50"]) {
      const ids: string[] = [];
      for (let path: string | undefined = start; path; ) {
        const { body, headers }: Awaited<ReturnType<typeof read>> = await read(path);
        ids.push(
          ...body.map((item: { id?: string; paper?: { id: string } }) => item.id ?? item.paper?.id),
        );
        const next = /<([^>]+)>; rel="next"/.exec(headers.get("link") ?? "")?.[1];
        path = next && new URL(next).pathname + new URL(next).search;
      }
      expect(ids).toHaveLength(119);
      expect(new Set(ids).size).toBe(119);
    }
  });

  it("of a day hold the papers of that day", async () => {
    const { body } = await read("/api/daily_papers?date=2023-08-24");
    expect(body.map((item: { paper: { id: string } }) => item.paper.id)).toContain("2308.12950");
    for (const item of body) expect(item.publishedAt).toMatch(/^2023-08-24/);
  });

  it("past the last page are empty, also very deep ones", async () => {
    for (const p of [100, 999_999]) {
      expect((await read(`/api/daily_papers?p=${p}`)).body).toEqual([]);
    }
  });
});

describe("search", () => {
  it("finds by words and marks them", async () => {
    const { body } = await read("/api/papers/search?q=code%20llama&limit=2");
    expect(body).toHaveLength(2);
    expect(body[0].paper.id).toBe("2308.12950");
    expect(body[0].highlightedTitle).toContainEqual({ type: "highlight", text: "Llama" });
  });

  it("finds a paper by its address", async () => {
    const { body } = await read("/api/papers/search?q=https://arxiv.org/abs/2308.12950v3");
    expect(body.map((item: { paper: { id: string } }) => item.paper.id)).toEqual(["2308.12950"]);
  });

  it.each([
    "%00%01%1F",
    "'; DROP TABLE papers; --",
    "(a+)+$",
    "***",
    "-",
    '"',
    "%F0%9F%A6%99",
    ":*&|!",
  ])("answers %s in time", async (q) => {
    const answer = await read(
      `/api/papers/search?q=${q.includes("%") ? q : encodeURIComponent(q)}`,
    );
    expect(answer.status).toBe(200);
  });
});

describe("a reading program", () => {
  it("is told 304 until something changes", async () => {
    const { headers } = await read("/api/papers/2308.12950");
    const etag = headers.get("etag") ?? "";
    const again = await visit("/api/papers/2308.12950", { headers: { "If-None-Match": etag } });
    expect([again.status, again.text]).toEqual([304, ""]);
  });

  it("may read from any other site", async () => {
    const { status, headers } = await visit("/api/papers", {
      method: "OPTIONS",
      headers: { Origin: "https://elsewhere.example", "Access-Control-Request-Method": "GET" },
    });
    expect(status).toBe(204);
    expect(headers.get("access-control-allow-origin")).toBe("*");
  });

  it("cannot write", async () => {
    expect((await visit("/api/papers", { method: "POST", body: "{}" })).status).toBe(405);
  });

  it.skipIf(process.platform !== "linux")(
    "is refused after 500 requests, others are not",
    async () => {
      // On Linux all of 127/8 is this machine, so another client can be had.
      const answers: { status: number; headers: Record<string, unknown> }[] = [];
      // Twice as many and one: when a new period begins meanwhile, one of the two has too many.
      const isRefused = () => answers.some((answer) => answer.status === 429);
      for (let asked = 0; asked <= 1_000 && !isRefused(); asked += 50) {
        const some = Array.from({ length: 50 }, () => askFrom("127.0.0.77"));
        answers.push(...(await Promise.all(some)));
      }
      const refused = answers.filter((answer) => answer.status === 429);
      expect(refused.length).toBeGreaterThanOrEqual(1);
      expect(answers.length).toBeGreaterThan(500);
      expect(refused[0]?.headers.ratelimit).toMatch(/^"api";r=0;t=\d+$/);
      expect(refused[0]?.headers["retry-after"]).toMatch(/^\d+$/);
      expect((await visit("/api/tags")).status).toBe(200);
    },
  );
});

/** One request of another client of this machine. */
function askFrom(localAddress: string) {
  return new Promise<{ status: number; headers: Record<string, unknown> }>((resolve, reject) => {
    const { hostname, port } = new URL(siteUrl);
    const options = {
      host: hostname,
      port,
      path: "/api/papers/1234.56789",
      localAddress,
      family: 4,
    };
    httpRequest(options, (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0, headers: response.headers });
    })
      .on("error", reject)
      .end();
  });
}
