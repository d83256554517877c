import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { recordReports } from "@/lib/bounces/run";
import type { Job } from "@/lib/runs/job";

/** Reads reports of mail servers out of a file, or out of standard input ("-"), as from a mailbox pipe. */
export const bounces: Job = async ({ now, dryRun, file }) => {
  if (!file) throw new Error("Name the mailbox: --file PATH, or --file - for standard input.");
  if (dryRun) return { skipped: "bounces has no dry run" };
  const mailbox = await (file === "-" ? text(process.stdin) : readFile(file, "utf8"));
  return recordReports(mailbox, now);
};
