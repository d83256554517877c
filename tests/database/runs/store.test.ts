import { beforeEach, describe, expect, it } from "vitest";
import { settings } from "@/lib/env";
import type { Job, JobContext } from "@/lib/runs/job";
import { runAsked, runOnce } from "@/lib/runs/run";
import { claimRun, lengthenLease, listLatestRuns, recordOutcome } from "@/lib/runs/store";
import { execute } from "../server";

const slot = new Date("2026-11-23T12:15:00Z");
const nextSlot = new Date("2026-11-23T12:30:00Z");
const now = new Date("2026-11-23T12:15:00.250Z");
const context: JobContext = { now, dryRun: false };
const LEASE_MS = 60_000;

const sql = (statement: string) => execute(settings().DATABASE_URL ?? "", statement);
const endLeases = () => sql("UPDATE runs SET lease_until = now() - interval '1 second'");
const claim = (at = slot) => claimRun("digest", at, now, LEASE_MS);

beforeEach(() => sql("TRUNCATE runs"));

describe("a slot", () => {
  it("goes to one of many workers that claim it at once", async () => {
    const claims = await Promise.all(Array.from({ length: 8 }, () => claim()));
    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  it("stays taken when its run has ended, well or not", async () => {
    const run = (await claim()) ?? fail();
    await recordOutcome(run, { state: "failed", error: "no relay" }, now);
    expect(await claim()).toBeNull();
  });

  it("of a worker that died is taken over when the lease ends, and not before", async () => {
    const dead = (await claim()) ?? fail();
    expect(await claim()).toBeNull();
    await endLeases();
    expect(await claim()).toEqual(dead);
  });

  it("waits while another slot of its job is worked on, but not for other jobs", async () => {
    const running = (await claim()) ?? fail();
    expect(await claim(nextSlot)).toBeNull();
    expect(await claimRun("rank", nextSlot, now, LEASE_MS)).not.toBeNull();
    await recordOutcome(running, { state: "succeeded", counts: {} }, now);
    expect(await claim(nextSlot)).not.toBeNull();
  });
});

describe("a lease", () => {
  it("is lengthened while the run works, so that nobody takes it over", async () => {
    const run = (await claim()) ?? fail();
    await endLeases();
    expect(await lengthenLease(run, LEASE_MS)).toBe(true);
    expect(await claim()).toBeNull();
  });

  it("cannot be lengthened when the run has ended", async () => {
    const run = (await claim()) ?? fail();
    await recordOutcome(run, { state: "succeeded", counts: {} }, now);
    expect(await lengthenLease(run, LEASE_MS)).toBe(false);
  });
});

describe("a run", () => {
  it("leaves its counts", async () => {
    const job: Job = async () => ({ queued: 3 });
    expect(await runOnce("digest", slot, job, context)).toEqual({
      outcome: "ran",
      counts: { queued: 3 },
    });
    expect(await runOnce("digest", slot, job, context)).toEqual({ outcome: "taken" });
    expect(await listLatestRuns()).toMatchObject([{ job: "digest", slot, state: "succeeded" }]);
  });

  it("that fails leaves its error and throws it", async () => {
    const job: Job = async () => {
      throw new Error("the relay is gone");
    };
    await expect(runOnce("digest", slot, job, context)).rejects.toThrow("the relay is gone");
    expect(await listLatestRuns()).toMatchObject([
      { state: "failed", error: "Error: the relay is gone" },
    ]);
  });

  it("by hand runs as often as it is asked for, also for one instant, also beside the schedule", async () => {
    let runCount = 0;
    const job: Job = async () => ({ runs: ++runCount });
    await claim();
    await Promise.all([runAsked("digest", job, context), runAsked("digest", job, context)]);
    expect(runCount).toBe(2);
  });
});

function fail(): never {
  throw new Error("The slot was not claimed.");
}
