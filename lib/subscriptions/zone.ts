/** Whether a name is a time zone this runtime can reckon with. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    // "+02:00" is accepted too, and would miss every change of clocks.
    return /^[A-Za-z]/.test(name);
  } catch {
    // RangeError is how Intl says that it does not know the name.
    return false;
  }
}

/** How far a zone's clock is ahead of UTC at an instant, in minutes. */
export function zoneOffsetMinutes(timeZone: string, at: Date): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  }).formatToParts(at);
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const local = Date.UTC(
    read("year"),
    read("month") - 1,
    read("day"),
    read("hour"),
    read("minute"),
  );
  return Math.round((local - at.getTime()) / 60_000);
}
