import { describe, expect, it } from "vitest";
import { composeYear } from "@/lib/calendar/month";
import { parseCalendarRange } from "@/lib/calendar/range";

describe("a year as a calendar", () => {
  const months = composeYear(
    2026,
    new Map([
      ["2026-01-01", 3],
      ["2026-02-28", 2],
      ["2026-02-01", 1],
    ]),
  );

  it("holds the months that have papers, the latest first", () => {
    expect(months.map(({ month, paperCount }) => [month, paperCount])).toEqual([
      ["2026-02", 3],
      ["2026-01", 3],
    ]);
  });

  it("puts days under their weekday and names ISO weeks across the turn of the year", () => {
    const [first] = months.at(-1)?.weeks ?? [];
    // 1 January 2026 is a Thursday.
    expect(first?.week).toBe("2026-W01");
    expect(first?.days.map((day) => day?.number ?? 0)).toEqual([0, 0, 0, 1, 2, 3, 4]);
    expect(composeYear(2027, new Map([["2027-01-01", 1]]))[0]?.weeks[0]?.week).toBe("2026-W53");
  });

  it("has every day once, with its count", () => {
    const days = months
      .flatMap((month) => month.weeks.flatMap((week) => week.days))
      .filter(Boolean);
    expect(days).toHaveLength(31 + 28);
    expect(new Set(days.map((day) => day?.day)).size).toBe(59);
    expect(days.reduce((sum, day) => sum + (day?.paperCount ?? 0), 0)).toBe(6);
  });

  it("is empty without papers", () => {
    expect(composeYear(2026, new Map())).toEqual([]);
  });
});

describe("a time named by an address", () => {
  it("is a day, a week or a month of the calendar", () => {
    expect(parseCalendarRange("date", "2024-02-29")?.kind).toBe("date");
    expect(parseCalendarRange("week", "2026-W53")?.kind).toBe("week");
    expect(parseCalendarRange("month", "2026-02")?.kind).toBe("month");
  });

  it("is nothing else", () => {
    expect(parseCalendarRange("date", "2025-02-29")).toBeNull();
    expect(parseCalendarRange("month", "2026-02-01")).toBeNull();
    expect(parseCalendarRange("year", "2026")).toBeNull();
  });
});
