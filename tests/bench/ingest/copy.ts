import { once } from "node:events";
import { cpus } from "node:os";
import type { Readable } from "node:stream";
import { Client } from "pg";
import { from, to } from "pg-copy-streams";
import { withClient } from "../data/load";
import { openBenchDatabase } from "../data/open";
import { readServerMs } from "./serverUsage";

/** Everything but what the database makes itself: the row number and the search column. */
const COLUMNS = `public_id, arxiv_id, doi, title, abstract, tldr, authors, primary_category, categories,
  comment, journal_ref, links, version, versions, submitted_at, revised_at, announced_on, withdrawn_at,
  withdrawal_reason, source, stated_at, content_hash, first_seen_at, changed_at`;
/** As many as there are cores: more only wait for one another. */
const CONNECTIONS = cpus().length;
/** Rows held in memory between reading and writing them. */
const ROWS_A_ROUND = 50_000;

export type Copied = { perSecond: number; serverUs: number | null };

/**
 * Papers a second by which PostgreSQL takes the papers of `source` into an empty table of the same form
 * by COPY, search column and all indexes included, with nothing to ask, compare or tag. What importing
 * could reach at best. And the processor that PostgreSQL takes for one, in microseconds.
 */
export async function measureCopy(source: string, count: number): Promise<Copied> {
  const target = await openBenchDatabase({ papers: 0, isScratch: true });
  try {
    let elapsedMs = 0;
    let serverMs: number | null = 0;
    // Asking for scores is our own work, not the table's.
    await withClient(target.url, (client) =>
      client.query("ALTER TABLE papers DISABLE TRIGGER papers_inserted_ask_scores"),
    );
    for (let first = 0; first < count; first += ROWS_A_ROUND) {
      const parts = await readParts(source, first, Math.min(ROWS_A_ROUND, count - first));
      const written = await writeParts(target.url, parts);
      elapsedMs += written.elapsedMs;
      serverMs =
        written.serverMs === null || serverMs === null ? null : serverMs + written.serverMs;
    }
    return {
      perSecond: (count * 1000) / elapsedMs,
      serverUs: serverMs === null ? null : (serverMs * 1000) / count,
    };
  } finally {
    await target.close();
  }
}

/** The rows of one round in the text format of COPY, one part for each connection. */
async function readParts(source: string, first: number, count: number): Promise<Buffer[]> {
  const size = Math.ceil(count / CONNECTIONS);
  return withClient(source, async (client) => {
    const parts: Buffer[] = [];
    for (let at = first; at < first + count; at += size) {
      const query = `SELECT ${COLUMNS} FROM papers ORDER BY id OFFSET ${at} LIMIT ${Math.min(size, first + count - at)}`;
      const rows: Readable = client.query(to(`COPY (${query}) TO STDOUT`));
      parts.push(Buffer.concat(await rows.toArray()));
    }
    return parts;
  });
}

async function writeParts(url: string, parts: Buffer[]) {
  const clients = await Promise.all(parts.map(() => connect(url)));
  const [first] = clients;
  const serverBefore = first ? await readServerMs(first) : null;
  const startedAt = performance.now();
  await Promise.all(clients.map((client, at) => copy(client, parts[at] ?? Buffer.alloc(0))));
  const elapsedMs = performance.now() - startedAt;
  const serverAfter = first ? await readServerMs(first) : null;
  await Promise.all(clients.map((client) => client.end()));
  const serverMs =
    serverBefore === null || serverAfter === null ? null : serverAfter - serverBefore;
  return { elapsedMs, serverMs };
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query("SET synchronous_commit = off");
  return client;
}

async function copy(client: Client, rows: Buffer): Promise<void> {
  const stream = client.query(from(`COPY papers (${COLUMNS}) FROM STDIN`));
  stream.end(rows);
  await once(stream, "finish");
}
