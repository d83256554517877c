import { z } from "zod";
import {
  type Fields,
  hourField,
  readFaults,
  readLines,
  readList,
  readSearches,
  searchList,
  tagList,
  zoneField,
} from "../form";

export type Preferences = {
  tags: string[];
  excludedTags: string[];
  authors: string[];
  phrases: string[];
  /** In canonical form. */
  searches: string[];
  minScore: number | null;
  paperCount: number;
  cadence: "daily" | "weekly";
  weekdaysOnly: boolean;
  mailsQuietDays: boolean;
  hour: number;
  timeZone: string;
  /** From now; 0 ends a pause. */
  pauseWeeks: number;
};

/** A subscription as its reader sees it. */
export type StoredPreferences = Omit<Preferences, "pauseWeeks"> & { pausedUntil: Date | null };

export type PreferenceFaults = Partial<Record<keyof Preferences, string>>;
export type ParsedPreferences =
  | { outcome: "valid"; preferences: Preferences }
  | { outcome: "invalid"; faults: PreferenceFaults };

/** A name or phrase; the longest title part anyone follows is far shorter. */
const LINE_MAX = 100;
const LINES_MAX = 50;
export const PAPERS_MAX = 50;
export const PAUSE_WEEKS_MAX = 26;

const lines = (what: string) =>
  z
    .array(z.string().min(3, `A ${what} needs at least three letters.`).max(LINE_MAX))
    .max(LINES_MAX, `At most ${LINES_MAX} of these, one a line.`);
const whole = (min: number, max: number, says: string) =>
  z
    .string()
    .regex(/^\d{1,3}$/, says)
    .transform(Number)
    .pipe(z.number().min(min, says).max(max, says));

const schema = (isTag: (slug: string) => boolean, digestHour: number) =>
  z
    .object({
      tags: tagList(isTag),
      excludedTags: tagList(isTag),
      authors: lines("name"),
      phrases: lines("phrase"),
      searches: searchList,
      minScore: z
        .string()
        .regex(/^-?\d{1,3}(\.\d{1,3})?$/, "A number like 1 or 1.5, or nothing.")
        .transform(Number)
        .nullable(),
      paperCount: whole(1, PAPERS_MAX, `Choose from 1 to ${PAPERS_MAX} papers.`),
      cadence: z.enum(["daily", "weekly"], { error: "Choose daily or weekly." }),
      weekdaysOnly: z.boolean(),
      mailsQuietDays: z.boolean(),
      hour: hourField(digestHour),
      timeZone: zoneField,
      pauseWeeks: whole(0, PAUSE_WEEKS_MAX, `Pause for up to ${PAUSE_WEEKS_MAX} weeks.`),
    })
    .refine(({ tags, excludedTags }) => !tags.some((tag) => excludedTags.includes(tag)), {
      path: ["excludedTags"],
      message: "A tag cannot be followed and left out at once.",
    });

/** Reads the preferences form. A box that is not ticked is not sent, so everything has a meaning. */
export function parsePreferences(
  fields: Fields,
  isTag: (slug: string) => boolean,
  digestHour: number,
): ParsedPreferences {
  const one = (name: string) => fields[name]?.[0]?.trim() || undefined;
  const parsed = schema(isTag, digestHour).safeParse({
    tags: readList(fields.tags),
    excludedTags: readList(fields.without),
    authors: readLines(fields.authors),
    phrases: readLines(fields.phrases),
    searches: readSearches(fields),
    minScore: one("minScore") ?? null,
    paperCount: one("paperCount") ?? "10",
    cadence: one("cadence") ?? "daily",
    weekdaysOnly: one("weekdaysOnly") === "on",
    mailsQuietDays: one("mailsQuietDays") === "on",
    hour: one("hour"),
    timeZone: one("timeZone"),
    pauseWeeks: one("pauseWeeks") ?? "0",
  });
  if (parsed.success) return { outcome: "valid", preferences: parsed.data };
  return { outcome: "invalid", faults: readFaults(parsed.error) };
}
