import { setSettings } from "@/lib/env";
import { signalsWith } from "@/lib/signals/run";
import { GITHUB_MANNERS } from "@/lib/sources/run";
import { type FakeSignals, startFakeSignals } from "@/tests/servers/signals";
import { query } from "../ranking/papers";

let server: FakeSignals | undefined;

/** A fresh server for an empty database. */
export async function startSignals(): Promise<void> {
  await query("TRUNCATE papers, sources CASCADE");
  server = await startFakeSignals();
  setSettings(server.settings);
}

export function fake(): FakeSignals {
  if (!server) throw new Error("startSignals comes first.");
  return server;
}

const HASTY = {
  ...GITHUB_MANNERS,
  pauseMs: 0,
  firstBackOffMs: 10,
  triesMax: 1,
  limits: { deadlineMs: 2000, bytesMax: 100_000 },
};

type Given = { dryRun?: boolean; ask?: ("github" | "hn" | "openalex")[] };

/** Asks the sources named, GitHub if none is. */
export const runAt = (iso: string, { dryRun = false, ask = ["github"] }: Given = {}) =>
  signalsWith(
    { now: new Date(iso), dryRun },
    Object.fromEntries(ask.map((source) => [source, { ...HASTY, source }])),
  );

/** "source value" of every reading of a signal, in the order they were made. */
export async function listValues(signal: string): Promise<string[]> {
  const rows = await query<{ line: string }>(
    `SELECT source || ' ' || value AS line FROM observations
     WHERE signal = $1 ORDER BY observed_at, source`,
    [signal],
  );
  return rows.map((row) => row.line);
}

/** The names of all parts of all scores. */
export async function listParts(): Promise<string[]> {
  const rows = await query<{ part: string }>(
    `SELECT part ->> 'part' AS part FROM scores, jsonb_array_elements(parts) AS part`,
  );
  return rows.map((row) => row.part);
}
