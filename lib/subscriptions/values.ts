import { nameTags, type TagChoice } from "./choices";
import { type Fields, type FormFaults, parseSubscribeForm, readList } from "./form";

export type FormValues = {
  email: string;
  tags: string[];
  excludedTags: TagChoice[];
  hour: number;
  timeZone: string;
};

/** What the form shows: what was typed, or what the link asked for, or the defaults. */
export function readFormValues(fields: Fields, digestHour: number): FormValues {
  const hour = Number(fields.hour?.[0] || digestHour);
  return {
    email: (fields.email?.[0] ?? "").slice(0, 300),
    tags: readList([...(fields.tags ?? []), ...(fields.tag ?? [])]),
    excludedTags: nameTags(readList(fields.without)),
    hour: Number.isInteger(hour) && hour >= 0 && hour <= 23 ? hour : digestHour,
    timeZone: (fields.timeZone?.[0] || "UTC").slice(0, 64),
  };
}

/** What is wrong with a form that was sent. */
export function findFormFaults(
  fields: Fields,
  isTag: (slug: string) => boolean,
  digestHour: number,
): FormFaults {
  const parsed = parseSubscribeForm(fields, isTag, digestHour);
  return parsed.outcome === "invalid" ? parsed.faults : {};
}
