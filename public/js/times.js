// The reader's own time zone: shown where an instant is known, filled in where it is asked for.
import { all } from "./page.js";

const WHEN = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });

export function startTimes() {
  for (const time of all("time[data-instant]")) {
    const at = new Date(time.dateTime);
    time.title = `${WHEN.format(at)}, your time`;
    time.textContent = DAY.format(at);
  }
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  for (const field of all("input[data-zone]")) {
    // Only what nobody has chosen: the field still holds what it came with.
    if (zone && field.value === field.dataset.zone) field.value = zone;
  }
}
