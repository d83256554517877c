import { randomBytes } from "node:crypto";
import { createServer } from "node:net";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { unaccent } from "@electric-sql/pglite/contrib/unaccent";
import { vector } from "@electric-sql/pglite/vector";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { databaseAt, execute } from "../database/server";

export type VectorServer = { url: string; close(): Promise<void> };

/**
 * An empty database of a server with pgvector: of the one that PAPERFEED_PGVECTOR_URL names, else
 * PostgreSQL as WebAssembly (PGlite), which brings pgvector within an npm package; there all connections
 * are one session.
 */
export async function startVectorServer(): Promise<VectorServer> {
  const given = process.env.PAPERFEED_PGVECTOR_URL;
  return given ? createOn(given) : startLite();
}

async function createOn(server: string): Promise<VectorServer> {
  const name = `paperfeed_vectors_${randomBytes(4).toString("hex")}`;
  await execute(server, `CREATE DATABASE ${name}`);
  const close = () => execute(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  return { url: databaseAt(server, name), close };
}

async function startLite(): Promise<VectorServer> {
  const db = await PGlite.create({ extensions: { vector, pg_trgm, unaccent } });
  const port = await findFreePort();
  const server = new PGLiteSocketServer({ db, port, host: "127.0.0.1", maxConnections: 20 });
  await server.start();
  const close = async () => {
    await server.stop();
    await db.close();
  };
  return { url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`, close };
}

/** The socket server does not tell which port it was given. */
async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}
