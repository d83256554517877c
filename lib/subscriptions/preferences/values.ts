import { type Fields, readLines, readList } from "@/lib/subscriptions/form";
import type { StoredPreferences } from "./form";

export type PreferenceValues = {
  tags: string[];
  excludedTags: string[];
  authors: string;
  phrases: string;
  searches: string;
  minScore: string;
  paperCount: string;
  cadence: string;
  weekdaysOnly: boolean;
  mailsQuietDays: boolean;
  hour: number;
  timeZone: string;
  pauseWeeks: string;
};

const WEEK_MS = 7 * 86_400_000;

/** What the form shows: the subscription as it is. */
export function showStored(stored: StoredPreferences, now: Date): PreferenceValues {
  const pausedMs = Math.max(0, (stored.pausedUntil?.getTime() ?? 0) - now.getTime());
  return {
    ...stored,
    authors: stored.authors.join("\n"),
    phrases: stored.phrases.join("\n"),
    searches: stored.searches.join("\n"),
    minScore: stored.minScore === null ? "" : String(stored.minScore),
    paperCount: String(stored.paperCount),
    pauseWeeks: String(Math.ceil(pausedMs / WEEK_MS)),
  };
}

/** What the form shows again: what was typed, with its faults. */
export function showTyped(fields: Fields, stored: PreferenceValues): PreferenceValues {
  const one = (name: string) => (fields[name]?.[0] ?? "").slice(0, 5_000);
  const hour = Number(one("hour"));
  return {
    tags: readList(fields.tags),
    excludedTags: readList(fields.without),
    authors: one("authors"),
    phrases: one("phrases"),
    searches: one("searches"),
    minScore: one("minScore"),
    paperCount: one("paperCount"),
    cadence: one("cadence"),
    weekdaysOnly: one("weekdaysOnly") === "on",
    mailsQuietDays: one("mailsQuietDays") === "on",
    hour: Number.isInteger(hour) && hour >= 0 && hour <= 23 ? hour : stored.hour,
    timeZone: one("timeZone"),
    pauseWeeks: one("pauseWeeks"),
  };
}

/** With the search that a link brought on a line of its own, for the reader to save. */
export const addTyped = (values: PreferenceValues, { q = [] }: Fields): PreferenceValues => ({
  ...values,
  searches: [...readLines([values.searches]), ...readLines(q)].join("\n").slice(0, 5_000),
});
