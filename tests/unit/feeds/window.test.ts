import { describe, expect, it } from "vitest";
import {
  calendarRangeAt,
  dateRange,
  extendRange,
  formatCalendarRange,
  formatRange,
  isWindow,
  monthRange,
  orderOfWindow,
  weekRange,
  windowRange,
} from "@/lib/feeds/window";

const at = (text: string) => new Date(text);
const NOW = at("2026-11-23T12:00:00Z");

describe("windows", () => {
  it("end now; `all` has no bounds", () => {
    expect(windowRange("day", NOW)?.from).toEqual(at("2026-11-22T12:00:00Z"));
    expect(windowRange("week", NOW)?.from).toEqual(at("2026-11-16T12:00:00Z"));
    expect(windowRange("month", NOW)?.from).toEqual(at("2026-10-24T12:00:00Z"));
    expect(windowRange("all", NOW)).toBeNull();
  });

  it("reach back to the thirtieth paper only when they hold fewer", () => {
    const range = { from: at("2026-11-22T12:00:00Z"), to: NOW, isExtended: false };
    expect(extendRange(range, at("2026-11-22T18:00:00Z"))).toEqual(range);
    expect(extendRange(range, null)).toEqual(range);
    const old = at("2025-03-01T00:00:00Z");
    expect(extendRange(range, old)).toEqual({ from: old, to: NOW, isExtended: true });
  });

  it("are known by name, the day by trend and the longer ones by merit", () => {
    expect(["day", "week", "month", "all", "year", "constructor"].map(isWindow)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(orderOfWindow("day")).toBe("trending");
    expect(orderOfWindow("month")).toBe("top");
  });

  it("are said in words, both days included", () => {
    const range = { from: at("2026-03-09T00:00:00Z"), to: at("2026-04-12T00:00:00Z") };
    expect(formatRange({ ...range, isExtended: true })).toBe("9 March 2026 to 11 April 2026");
    expect(formatRange({ ...range, from: at("2026-04-11T00:00:00Z"), isExtended: false })).toBe(
      "11 April 2026",
    );
    expect(formatRange({ ...range, from: new Date(0), isExtended: true })).toBe("to 11 April 2026");
  });
});

describe("calendar ranges", () => {
  it("cover a UTC day, leap days too", () => {
    const to = at("2028-03-01T00:00:00Z");
    expect(dateRange("2028-02-29")).toEqual({ kind: "date", from: at("2028-02-29T00:00:00Z"), to });
  });

  it("cover a month of any length", () => {
    const range = monthRange("2026-12");
    expect(range?.to).toEqual(at("2027-01-01T00:00:00Z"));
  });

  it("cover an ISO week, which may begin in the year before", () => {
    expect(weekRange("2026-W01")?.from).toEqual(at("2025-12-29T00:00:00Z"));
    expect(weekRange("2026-W53")).toEqual({
      kind: "week",
      from: at("2026-12-28T00:00:00Z"),
      to: at("2027-01-04T00:00:00Z"),
    });
  });

  it.each(["2025-W53", "2026-W00", "2026-W54", "2026-W1", "26-W01", "9999-W60", ""])(
    "refuse the week %j",
    (text) => expect(weekRange(text)).toBeNull(),
  );

  it.each(["2026-02-29", "2026-13-01", "2026-1-01", "1066-01-01", "2026-01-01T00", ""])(
    "refuse the date %j",
    (text) => expect(dateRange(text)).toBeNull(),
  );

  it.each(["2026-00", "2026-13", "2026", "2026-01-01"])("refuse the month %j", (text) =>
    expect(monthRange(text)).toBeNull(),
  );

  it.each([
    ["date", "2026-11-23"],
    ["week", "2026-W48"],
    ["month", "2026-11"],
  ] as const)("of the kind %s are found from an instant and written as %s", (kind, text) => {
    const range = calendarRangeAt(kind, NOW);
    expect(formatCalendarRange(range)).toBe(text);
    expect(range).toEqual({ date: dateRange, week: weekRange, month: monthRange }[kind](text));
  });

  it("put the first days of January into the last week of the old year", () => {
    expect(formatCalendarRange(calendarRangeAt("week", at("2027-01-03T10:00:00Z")))).toBe(
      "2026-W53",
    );
  });
});
