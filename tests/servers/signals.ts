import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { faults, type Respond } from "./arxiv";

export type FakeSignals = {
  url: string;
  requests: { url: URL; headers: IncomingHttpHeaders }[];
  /** By path without query; whatever has no answer is 404. */
  answers: Map<string, Respond>;
  settings: Record<string, string>;
  close(): Promise<void>;
};

/** GitHub, Hacker News and OpenAlex of our own on a free port, answering in their published forms. */
export async function startFakeSignals(): Promise<FakeSignals> {
  const requests: FakeSignals["requests"] = [];
  const answers: FakeSignals["answers"] = new Map();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://fake");
    requests.push({ url, headers: request.headers });
    const answer = answers.get(url.pathname);
    if (answer) answer(request, response, url);
    else response.writeHead(404).end(`{"message":"Not Found"}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  const settings = { GITHUB_API_URL: url, HN_API_URL: `${url}/hn`, OPENALEX_API_URL: url };
  return { url, requests, answers, settings, close };
}

/** "Get a repository" of GitHub's REST API, with an ETag of its stars; 304 when asked with that one. */
export function repository(id: number, name: string, stars: number): Respond {
  const etag = `W/"${id}-${stars}"`;
  return (request, response) => {
    if (request.headers["if-none-match"] === etag) return response.writeHead(304, { etag }).end();
    const body = { id, full_name: name, stargazers_count: stars, private: false, fork: false };
    return response
      .writeHead(200, { "content-type": "application/json; charset=utf-8", etag })
      .end(JSON.stringify(body));
  };
}

export const redirect =
  (location: string): Respond =>
  (_, response) =>
    response.writeHead(301, { location }).end(`{"message":"Moved Permanently"}`);

/** "Search" of hn.algolia.com/api: what we read of it and some of the rest. */
export const stories = (hits: { url: string; points: number }[]): Respond =>
  faults.body(
    JSON.stringify({
      hits: hits.map((hit, at) => ({
        objectID: String(at),
        title: "A story",
        author: "a",
        ...hit,
      })),
      nbHits: hits.length,
      page: 0,
    }),
    200,
    "application/json",
  );

/** "Get a list of works" of docs.openalex.org: works by DOI with their citations. */
export const works = (counts: Record<string, number>): Respond =>
  faults.body(
    JSON.stringify({
      meta: { count: Object.keys(counts).length, page: 1, per_page: 50 },
      results: Object.entries(counts).map(([doi, cited_by_count], at) => ({
        id: `https://openalex.org/W${at + 1}`,
        doi: `https://doi.org/${doi}`,
        cited_by_count,
      })),
    }),
    200,
    "application/json",
  );
