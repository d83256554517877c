import { zoneOffsetMinutes } from "@/lib/subscriptions/zone";

/** How late a slot may still be mailed (hours). Later, its papers wait for the next one. */
export const LATE_HOURS_MAX = 6;

/**
 * How long a slot waits for a late list (hours): the papers of the day are worth a later breakfast,
 * but not a mail at noon.
 */
export const WAIT_HOURS = 2;

/** A passing of one hour on the clock of one zone that is to be mailed now. */
export type DueSlot = {
  timeZone: string;
  hour: number;
  /** The date it has in its zone, YYYY-MM-DD: that of its edition. */
  editionOn: string;
  /** Who confirmed after it did not miss it. */
  at: Date;
  /** 1 is Monday. */
  isoWeekday: number;
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * The slots of all zones that have come and are not too late. A slot is the last passing of its hour
 * on the zone's own clock, so an hour that is skipped comes late and one that comes twice has one
 * date. While a list is late, a slot waits its hours. Zones are reckoned here and not in SQL: the database may know other names.
 */
export function listDueSlots(timeZones: string[], now: Date, isListLate = false): DueSlot[] {
  const waitMs = isListLate ? WAIT_HOURS * HOUR_MS : 0;
  return timeZones.flatMap((timeZone) => {
    const localMs = now.getTime() + zoneOffsetMinutes(timeZone, now) * 60_000;
    return Array.from({ length: 24 }, (_, hour) => findSlot(timeZone, hour, localMs, now)).filter(
      ({ at }) => +now - +at >= waitMs && +now - +at <= LATE_HOURS_MAX * HOUR_MS,
    );
  });
}

/** `localMs`: what the zone's clock shows, as if it were UTC. */
function findSlot(timeZone: string, hour: number, localMs: number, now: Date): DueSlot {
  const today = localMs - (localMs % DAY_MS) + hour * HOUR_MS;
  const slot = new Date(today <= localMs ? today : today - DAY_MS);
  return {
    timeZone,
    hour,
    editionOn: slot.toISOString().slice(0, 10),
    at: new Date(now.getTime() - (localMs - slot.getTime())),
    isoWeekday: slot.getUTCDay() || 7,
  };
}
