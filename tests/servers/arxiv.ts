import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type FakePaper = {
  id: string;
  version?: number;
  title?: string;
  abstract?: string;
  submittedAt: string;
  revisedAt?: string;
  categories?: string[];
  comment?: string;
};
export type Respond = (request: IncomingMessage, response: ServerResponse, url: URL) => void;
export type FakeArxiv = {
  url: string;
  requests: { at: number; url: URL; agent: string }[];
  papers: FakePaper[];
  /** Taken one by one before the server answers normally again. */
  faults: Respond[];
  close(): Promise<void>;
};

/** An arXiv of our own on a free port: answers queries over `papers`, and fails as told. */
export async function startFakeArxiv(papers: FakePaper[] = []): Promise<FakeArxiv> {
  const fake: Omit<FakeArxiv, "url" | "close"> = { requests: [], papers, faults: [] };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://fake");
    fake.requests.push({ at: Date.now(), url, agent: request.headers["user-agent"] ?? "" });
    const respond = fake.faults.shift() ?? answerQuery(fake.papers);
    respond(request, response, url);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return Object.assign(fake, { url: `http://127.0.0.1:${port}`, close });
}

/** The ways in which the real one fails, and a few in which a stranger in its place might. */
export const faults = {
  status: (status: number, headers: Record<string, string> = {}): Respond => {
    return (_, response) => response.writeHead(status, headers).end("busy");
  },
  body: (body: string, status = 200, type = "application/atom+xml"): Respond => {
    return (_, response) => response.writeHead(status, { "content-type": type }).end(body);
  },
  cutAfter: (body: string): Respond => {
    return (_, response) => {
      response.writeHead(200, { "content-length": String(body.length * 2) });
      response.write(body, () => response.destroy());
    };
  },
  /** A byte at a time until the client gives up. */
  drip: (everyMs: number): Respond => {
    return (request, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write("<"), everyMs);
      request.on("close", () => clearInterval(timer));
      response.on("close", () => clearInterval(timer));
    };
  },
};

export function answerQuery(papers: FakePaper[]): Respond {
  return (_, response, url) => {
    const start = Number(url.searchParams.get("start") ?? 0);
    const limit = Number(url.searchParams.get("max_results") ?? 10);
    const found = selectPapers(papers, url.searchParams.get("search_query") ?? "");
    const body = renderAtom(found.slice(start, start + limit), found.length, start);
    response.writeHead(200, { "content-type": "application/atom+xml" }).end(body);
  };
}

function selectPapers(papers: FakePaper[], search: string): FakePaper[] {
  const [, from = "", to = "9"] = /submittedDate:\[(\d+) TO (\d+)\]/.exec(search) ?? [];
  const categories = [...search.matchAll(/cat:([\w.-]+)/g)].map((match) => match[1]);
  const minute = (paper: FakePaper) => paper.submittedAt.replace(/\D/g, "").slice(0, 12);
  return papers
    .filter((paper) => minute(paper) >= from && minute(paper) <= to)
    .filter((paper) => (paper.categories ?? ["cs.CL"]).some((code) => categories.includes(code)))
    .sort((a, b) => b.submittedAt.localeCompare(a.submittedAt));
}

const escapeXml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

export function renderAtom(papers: FakePaper[], total: number, start: number): string {
  return `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/fake</id><title>arXiv Query</title><updated>2026-11-23T00:00:00Z</updated>
  <opensearch:itemsPerPage>${papers.length}</opensearch:itemsPerPage>
  <opensearch:totalResults>${total}</opensearch:totalResults>
  <opensearch:startIndex>${start}</opensearch:startIndex>
${papers.map(renderEntry).join("\n")}
</feed>`;
}

function renderEntry(paper: FakePaper): string {
  const categories = paper.categories ?? ["cs.CL"];
  const comment = paper.comment ? `<arxiv:comment>${escapeXml(paper.comment)}</arxiv:comment>` : "";
  return `  <entry><id>http://arxiv.org/abs/${paper.id}v${paper.version ?? 1}</id>
    <title>${escapeXml(paper.title ?? `Paper ${paper.id}`)}</title>
    <updated>${paper.revisedAt ?? paper.submittedAt}</updated><published>${paper.submittedAt}</published>
    <summary>${escapeXml(paper.abstract ?? "We present a large language model for testing.")}</summary>
    <author><name>Ada Byron</name></author>${comment}
    <arxiv:primary_category term="${categories[0]}"/>
    ${categories.map((term) => `<category term="${term}"/>`).join("")}
  </entry>`;
}
