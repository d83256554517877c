import { zoneOffsetMinutes } from "@/lib/subscriptions/zone";

/** How late a slot may still be mailed (hours). Later, its papers wait for the next one. */
export const LATE_HOURS_MAX = 6;

/** What the clocks of all readers say at one instant. */
export type ZoneClock = { timeZone: string; offsetMinutes: number };

/**
 * The clock of every zone, by this runtime's own rules: the database may know other names, and one
 * table of zones decides for form and schedule alike.
 */
export function readClocks(timeZones: string[], now: Date): ZoneClock[] {
  return timeZones.map((timeZone) => ({
    timeZone,
    offsetMinutes: zoneOffsetMinutes(timeZone, now),
  }));
}
