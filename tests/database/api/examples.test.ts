import { beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { GET as getRepositories } from "@/app/api/arxiv/[...path]/route";
import { GET as getDaily } from "@/app/api/daily_papers/route";
import { GET as getPaper } from "@/app/api/papers/[...path]/route";
import { GET as getPapers } from "@/app/api/papers/route";
import { GET as getSearch } from "@/app/api/papers/search/route";
import { GET as getSuggestions } from "@/app/api/suggestions/route";
import { GET as getTags } from "@/app/api/tags/route";
import { ENDPOINTS } from "@/lib/api/endpoints";
import { RESOURCES } from "@/lib/api/resources";
import { database, sql } from "@/lib/database/client";
import { rank } from "@/lib/ranking/run";
import { loadStarterCorpus } from "@/lib/starter/run";
import { syncTaxonomy } from "@/lib/tags/store";
import { trainVectors } from "@/lib/vectors/run";

const now = new Date("2026-11-23T12:00:00Z");

type Handler = (
  request: Request,
  rest: { params: Promise<{ path: string[] }> },
) => Promise<Response>;
const WHOLE: Record<string, Handler> = {
  daily_papers: getDaily,
  papers: getPapers,
  "papers/search": getSearch,
  suggestions: getSuggestions,
  tags: getTags,
};

/** What Next does: the route of an address, the most literal first. */
async function ask(address: string): Promise<{ status: number; body: unknown; headers: Headers }> {
  const request = new Request(new URL(address, "http://localhost:3000"));
  const path = new URL(request.url).pathname.replace("/api/", "");
  const rest = { params: Promise.resolve({ path: path.split("/").slice(1) }) };
  const open: Handler = path.startsWith("arxiv/") ? getRepositories : getPaper;
  const answer = await (WHOLE[path] ?? open)(request, rest);
  return { status: answer.status, body: await answer.json(), headers: answer.headers };
}

const titlesOf = async (q: string, limit: number) => {
  const { body } = await ask(`/api/papers/search?limit=${limit}&q=${encodeURIComponent(q)}`);
  return (body as { title: string }[]).map((paper) => paper.title);
};

beforeAll(async () => {
  await syncTaxonomy();
  await loadStarterCorpus(now);
  await rank({ now, dryRun: false });
  await trainVectors({ now, dryRun: false });
});

describe("every example of the API document, from the starter corpus", () => {
  const examples = ENDPOINTS.flatMap((endpoint) =>
    endpoint.examples.map((example) => ({ ...example, endpoint })),
  );

  it.each(examples)("$status $request", async ({ request, status, error, endpoint }) => {
    const answer = await ask(request);
    expect(answer.status).toBe(status);
    if (status !== 200) {
      expect(answer.body).toEqual({ error: expect.stringContaining(error ?? "") });
      return;
    }
    const schema: z.ZodType = RESOURCES[endpoint.answers];
    const checked = endpoint.isList ? schema.array() : schema;
    expect(checked.parse(answer.body)).toEqual(answer.body);
  });
});

describe("the lists", () => {
  it("walk by page number and by cursor through all 119 papers, none twice", async () => {
    for (const start of ["/api/daily_papers?limit=50", "/api/papers?limit=50"]) {
      const ids: string[] = [];
      for (let address: string | undefined = start; address; ) {
        const { body, headers } = await ask(address);
        const items = body as { id?: string; paper?: { id: string } }[];
        ids.push(...items.map((item) => item.id ?? item.paper?.id ?? ""));
        address = /<([^>]+)>; rel="next"/.exec(headers.get("link") ?? "")?.[1];
      }
      expect(new Set(ids).size).toBe(119);
      expect(ids).toHaveLength(119);
    }
  });

  it("state the latest upvotes that Hugging Face gave, and none of other signals", async () => {
    await database().$executeRaw(sql`
      INSERT INTO observations (paper_id, signal, source, observed_at, value)
      SELECT id, given.signal, given.source, given.at::timestamptz, given.value
      FROM papers, (VALUES ('upvotes', 'hf', '2026-01-01', 5.0), ('upvotes', 'hf', '2026-01-02', 9.0),
        ('comments', 'hf', '2026-01-02', 2.0), ('upvotes', 'other', '2026-01-03', 70.0))
        AS given (signal, source, at, value)
      WHERE public_id = '2308.12950'`);
    const { body } = await ask("/api/daily_papers?date=2023-08-24");
    const item = (body as { paper: { id: string } }[]).find((one) => one.paper.id === "2308.12950");
    expect(item).toMatchObject({ numComments: 2, paper: { upvotes: 9 } });
  });
});

describe("search", () => {
  it("brings code models and Llama models for code llama", async () => {
    const titles = await titlesOf("code llama", 10);
    expect(titles[0]).toContain("Code Llama");
    expect(titles.slice(1).some((title) => /llama/i.test(title))).toBe(true);
    expect(titles.slice(1).some((title) => /code/i.test(title))).toBe(true);
  });

  it("forgives a slip and goes straight to an id", async () => {
    expect((await titlesOf("code llma open fundation models", 3)).length).toBeGreaterThan(0);
    expect(await titlesOf("arXiv:2308.12950", 3)).toEqual([
      "Code Llama: Open Foundation Models for Code",
    ]);
  });
});
