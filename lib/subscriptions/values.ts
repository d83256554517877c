import { findTagBySlug } from "@/lib/tags/taxonomy";
import { nameTags, type TagChoice } from "./choices";
import {
  type Fields,
  type FormFaults,
  parseSubscribeForm,
  readLines,
  readList,
  readSearches,
  searchList,
} from "./form";

export type FormValues = {
  email: string;
  tags: string[];
  excludedTags: TagChoice[];
  /** One a line. */
  searches: string;
  hour: number;
  timeZone: string;
};

/** More than all searches may have together. */
const TYPED_MAX = 5_000;

/** What the form shows: what was typed, or what the link asked for, or the defaults. */
export function readFormValues(fields: Fields, digestHour: number): FormValues {
  const hour = Number(fields.hour?.[0] || digestHour);
  return {
    email: (fields.email?.[0] ?? "").slice(0, 300),
    tags: readList([...(fields.tags ?? []), ...(fields.tag ?? [])]),
    excludedTags: nameTags(readList(fields.without)),
    searches: readSearches(fields).join("\n").slice(0, TYPED_MAX),
    hour: Number.isInteger(hour) && hour >= 0 && hour <= 23 ? hour : digestHour,
    timeZone: (fields.timeZone?.[0] || "UTC").slice(0, 64),
  };
}

/** What is wrong with a form that was sent, or with the search of the link that led to it. */
export function findTypedFaults(fields: Fields, digestHour: number): FormFaults {
  const { q = [] } = fields;
  if (fields.state?.[0] !== "invalid") {
    const searches = searchList.safeParse(readLines(q));
    return searches.success ? {} : { searches: searches.error.issues[0]?.message };
  }
  const isTag = (slug: string) => findTagBySlug(slug) !== undefined;
  const parsed = parseSubscribeForm(fields, isTag, digestHour);
  return parsed.outcome === "invalid" ? parsed.faults : {};
}
