import { validate } from "node-cron";
import { describe, expect, it } from "vitest";
import { SCHEDULE, startSchedule } from "@/jobs/schedule";

const JOBS = ["digest", "housekeeping", "ingest", "rank", "signals", "vectors", "websub"];

describe("the schedule", () => {
  it("has every job once, at times node-cron understands", () => {
    const names = SCHEDULE.map((entry) => entry.job);
    expect(names.sort()).toEqual(JOBS);
    expect(SCHEDULE.filter((entry) => !validate(entry.cron))).toEqual([]);
  });

  it("asks at start for the latest slot of every job, none of them in the future", async () => {
    const asked: [string, Date][] = [];
    const end = startSchedule(async (job, slot) => {
      asked.push([job, slot]);
    });
    await end();
    expect(asked.map(([job]) => job).sort()).toEqual(JOBS);
    for (const [, slot] of asked) expect(slot.getTime()).toBeLessThanOrEqual(Date.now());
  });
});
