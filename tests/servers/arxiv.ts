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
  /** Answers of the API taken one by one before it answers normally again; and of the others. */
  faults: Respond[];
  feedAnswers: Respond[];
  oaiAnswers: Respond[];
  hfAnswers: Respond[];
  /** What makes every source of ingest this server. */
  settings: Record<string, string>;
  close(): Promise<void>;
};

/** An arXiv of our own on a free port: answers queries over `papers`, and fails as told. */
export async function startFakeArxiv(papers: FakePaper[] = []): Promise<FakeArxiv> {
  const fake: Omit<FakeArxiv, "url" | "close" | "settings"> = {
    requests: [],
    papers,
    faults: [],
    feedAnswers: [],
    oaiAnswers: [],
    hfAnswers: [],
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://fake");
    fake.requests.push({ at: Date.now(), url, agent: request.headers["user-agent"] ?? "" });
    chooseAnswer(fake, url.pathname)(request, response, url);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  const url = `http://127.0.0.1:${port}`;
  const settings = {
    ARXIV_API_URL: `${url}/api/query`,
    ARXIV_OAI_URL: `${url}/oai`,
    ARXIV_RSS_URL: url,
    HF_API_URL: url,
  };
  return Object.assign(fake, { url, settings, close });
}

/** Besides the API: no announcement today, no changed record, no daily paper, unless told otherwise. */
function chooseAnswer(
  fake: Pick<FakeArxiv, "papers" | "faults" | "feedAnswers" | "oaiAnswers" | "hfAnswers">,
  path: string,
): Respond {
  if (path.startsWith("/atom/")) return fake.feedAnswers.shift() ?? faults.body(renderFeed([], ""));
  if (path.startsWith("/oai")) return fake.oaiAnswers.shift() ?? faults.body(NO_RECORDS);
  if (path.startsWith("/api/daily_papers")) return fake.hfAnswers.shift() ?? faults.body("[]");
  return fake.faults.shift() ?? answerQuery(fake.papers);
}

const NO_RECORDS = `<OAI-PMH><responseDate>2026-11-23T03:00:00Z</responseDate><error code="noRecordsMatch">none</error></OAI-PMH>`;

/** An announcement feed of a day (YYYY-MM-DD in New York). */
export function renderFeed(papers: FakePaper[], day: string, category = "cs.CL"): string {
  const entries = papers.map(
    (paper) => `<entry><id>oai:arXiv.org:${paper.id}v${paper.version ?? 1}</id>
    <title>${escapeXml(paper.title ?? `Paper ${paper.id}`)}</title>
    <summary>arXiv:${paper.id}v1 Announce Type: new \nAbstract: ${escapeXml(paper.abstract ?? "We present a large language model.")}</summary>
    <category term="${category}"/><published>${day}T00:00:00-05:00</published>
    <announce_type>new</announce_type><creator>Ada Byron</creator></entry>`,
  );
  return `<feed><title>${category} updates on arXiv.org</title>${day ? `<updated>${day}T05:00:20Z</updated>` : ""}${entries.join("")}</feed>`;
}

/** A page of OAI records with version history. */
export function renderRecords(
  papers: FakePaper[],
  token: string | null,
  respondedAt: string,
): string {
  const records = papers.map(
    (
      paper,
    ) => `<record><header><identifier>oai:arXiv.org:${paper.id}</identifier><datestamp>${respondedAt.slice(0, 10)}</datestamp></header>
    <metadata><arXivRaw><id>${paper.id}</id><version version="v1"><date>${new Date(paper.submittedAt).toUTCString()}</date></version>${
      paper.version
        ? `<version version="v${paper.version}"><date>${new Date(paper.revisedAt ?? paper.submittedAt).toUTCString()}</date></version>`
        : ""
    }<title>${escapeXml(paper.title ?? `Paper ${paper.id}`)}</title><authors>Ada Byron</authors><categories>cs.CL</categories>${
      paper.comment ? `<comments>${escapeXml(paper.comment)}</comments>` : ""
    }<abstract>${escapeXml(paper.abstract ?? "We present a large language model for testing.")}</abstract></arXivRaw></metadata></record>`,
  );
  const next = token === null ? "" : `<resumptionToken>${token}</resumptionToken>`;
  return `<OAI-PMH><responseDate>${respondedAt}</responseDate><ListRecords>${records.join("")}${next}</ListRecords></OAI-PMH>`;
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
    const ids = url.searchParams.get("id_list")?.split(",");
    const found = ids
      ? papers.filter((paper) => ids.includes(paper.id))
      : selectPapers(papers, url.searchParams.get("search_query") ?? "");
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
