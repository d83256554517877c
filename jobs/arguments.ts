import { parseArgs } from "node:util";
import { z } from "zod";
import type { ProposalRequest } from "@/lib/runs/job";
import { isJobName, JOBS, type JobName } from "./registry";

export type JobRequest = {
  name: JobName;
  now: Date;
  dryRun: boolean;
  json: boolean;
  file?: string;
  edition?: string;
  proposals?: ProposalRequest;
  versions?: string[];
};
export type ParsedJob = { request: JobRequest } | { fault: string };

const instant = z.iso.datetime({ offset: true, local: false });

export const JOB_USAGE = `npm run job -- <name> [--now ISO] [--dry-run] [--json] [--file PATH] [--edition NAME]
    [--versions N,N]

  name        ${Object.keys(JOBS).join(", ")}
  --now       the instant the job takes for now, as 2026-11-24T07:00:00Z
  --dry-run   count what would be done; write nothing, send nothing. Of rank also the front page as
              it stood at --now, with scores and reasons
  --versions  the formulas, by number or name, that a dry run of rank goes by; with two it says what
              moved between them, and why
  --json      print the counts as JSON
  --file      the mailbox that bounces reads; - for standard input
  --edition   the edition that cancel stops, or whose failed mails retry queues again; a dry run of
              retry names them: daily:2026-11-24
  --propose   tag looks for phrases that became common, with their curve and examples, and keeps
              them as proposals; nothing is published
  --accept    tag takes a proposal as wanted: --accept "model context protocol"
  --refuse    tag never proposes this phrase again`;

/** Pure: the words of the command line to what is asked, or the sentence that says what is wrong. */
export function parseJobArguments(words: string[], clock: Date): ParsedJob {
  try {
    const { positionals, values } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        now: { type: "string" },
        "dry-run": { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        file: { type: "string" },
        edition: { type: "string" },
        propose: { type: "boolean", default: false },
        accept: { type: "string" },
        refuse: { type: "string" },
        versions: { type: "string" },
      },
    });
    const [name = "", ...rest] = positionals;
    if (!isJobName(name)) return { fault: name ? `There is no job "${name}".` : "Name a job." };
    if (rest.length > 0) return { fault: `One job at a time, not also "${rest.join(" ")}".` };
    const now = values.now === undefined ? clock : parseInstant(values.now);
    if (!now)
      return { fault: `--now "${values.now}" is not an instant like 2026-11-24T07:00:00Z.` };
    const asked = listProposalRequests(values);
    if (asked.length > 1) return { fault: "One of --propose, --accept and --refuse at a time." };
    if (asked[0] && name !== "tag") return { fault: `Only the job tag knows --${asked[0].ask}.` };
    const { json, file, edition } = values;
    const dryRun = values["dry-run"];
    const versions = values.versions?.split(",").map((one) => one.trim());
    if (versions && (name !== "rank" || !dryRun)) {
      return { fault: "Only a dry run of rank knows --versions." };
    }
    return { request: { name, now, dryRun, json, file, edition, proposals: asked[0], versions } };
  } catch (error) {
    // parseArgs names the option it does not know.
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

function listProposalRequests(values: {
  propose: boolean;
  accept?: string;
  refuse?: string;
}): ProposalRequest[] {
  const { propose, accept, refuse } = values;
  return [
    ...(propose ? [{ ask: "propose" } as const] : []),
    ...(accept === undefined ? [] : [{ ask: "accept", phrase: accept } as const]),
    ...(refuse === undefined ? [] : [{ ask: "refuse", phrase: refuse } as const]),
  ];
}

function parseInstant(text: string): Date | null {
  return instant.safeParse(text).success ? new Date(text) : null;
}
