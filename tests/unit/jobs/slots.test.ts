import { describe, expect, it } from "vitest";
import { findLatestSlot } from "@/jobs/slots";

const atMinute = (minute: number) => (date: Date) => date.getUTCMinutes() === minute;

describe("the latest slot", () => {
  it("is this minute when the schedule wants it", () => {
    const now = new Date("2026-11-23T12:23:41.500Z");
    expect(findLatestSlot(atMinute(23), now)).toEqual(new Date("2026-11-23T12:23:00Z"));
  });

  it("is the last one before now when that was missed", () => {
    const now = new Date("2026-11-23T12:22:59Z");
    expect(findLatestSlot(atMinute(23), now)).toEqual(new Date("2026-11-23T11:23:00Z"));
  });

  it("is one only, however long nothing ran", () => {
    const daily = (date: Date) => date.getUTCHours() === 3 && date.getUTCMinutes() === 40;
    const now = new Date("2026-11-23T03:39:00Z");
    expect(findLatestSlot(daily, now)).toEqual(new Date("2026-11-22T03:40:00Z"));
  });

  it("is absent when nothing was wanted for a week", () => {
    expect(findLatestSlot(() => false, new Date("2026-11-23T12:00:00Z"))).toBeNull();
  });
});
