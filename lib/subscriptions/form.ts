import { z } from "zod";
import { type Address, parseAddress } from "@/lib/readers/address";
import { parseSaved, SEARCHES_MAX } from "@/lib/search/saved/saved";
import { isTimeZone } from "./zone";

/** What a form field sent, by name; a name can come several times. */
export type Fields = Record<string, string[]>;

export type SubscriptionRequest = {
  address: Address;
  tags: string[];
  excludedTags: string[];
  /** In canonical form. */
  searches: string[];
  timeZone: string;
  hour: number;
};

export type FormFaults = Partial<
  Record<Exclude<keyof SubscriptionRequest, "address"> | "email", string>
>;

export type ParsedForm =
  | { outcome: "valid"; request: SubscriptionRequest }
  /** The field hidden from people was filled in. */
  | { outcome: "robot" }
  | { outcome: "invalid"; faults: FormFaults };

/** Follows beyond this many are the whole feed; the form has fewer tags. */
const TAGS_MAX = 60;

const ADDRESS_FAULT = "That is not an email address. It should look like name@example.org.";
const HOUR_FAULT = "Choose an hour from 0 to 23.";
const ZONE_FAULT = "That time zone is not known. Choose one like Europe/Berlin, or UTC.";
const unknownTag = (slug: string) =>
  `There is no tag called “${slug.slice(0, 40)}”. Choose from the list.`;

export const hourField = (digestHour: number) =>
  z
    .string()
    .regex(/^\d{1,2}$/, HOUR_FAULT)
    .transform(Number)
    .pipe(z.number().max(23, HOUR_FAULT))
    .default(digestHour);

export const zoneField = z
  .string()
  .max(64, ZONE_FAULT)
  .refine(isTimeZone, ZONE_FAULT)
  .default("UTC");

export const tagList = (isTag: (slug: string) => boolean) =>
  z
    .array(z.string().refine(isTag, { error: (issue) => unknownTag(String(issue.input)) }))
    .max(TAGS_MAX, `Choose at most ${TAGS_MAX} tags; with none you get all of them.`);

/** Searches as typed, one a line, to their canonical forms, each once. */
export const searchList = z
  .array(z.string())
  .max(SEARCHES_MAX, `Follow at most ${SEARCHES_MAX} searches, one a line.`)
  .transform((typed, context) => {
    const parsed = typed.map(parseSaved);
    for (const one of parsed) {
      if (one.outcome === "refused") context.addIssue({ code: "custom", message: one.says });
    }
    const texts = parsed.flatMap((one) => (one.outcome === "followable" ? [one.search.text] : []));
    // "LLM" and "llm" find the same papers; the later is kept.
    return [...new Map(texts.map((text) => [text.toLowerCase(), text])).values()];
  });

const schema = (isTag: (slug: string) => boolean, digestHour: number) =>
  z.object({
    email: z
      .string()
      .transform((typed, context) => {
        const address = parseAddress(typed);
        if (!address) context.addIssue({ code: "custom", message: ADDRESS_FAULT });
        return address;
      })
      .pipe(z.custom<Address>((address) => address !== null)),
    tags: tagList(isTag),
    excludedTags: tagList(isTag),
    searches: searchList,
    hour: hourField(digestHour),
    timeZone: zoneField,
  });

/** Reads the subscribe form: tags are repeated fields or one list with commas. Writes nothing. */
export function parseSubscribeForm(
  fields: Fields,
  isTag: (slug: string) => boolean,
  digestHour: number,
): ParsedForm {
  if (fields.website?.some((value) => value !== "")) return { outcome: "robot" };
  const parsed = schema(isTag, digestHour).safeParse({
    email: fields.email?.[0] ?? "",
    tags: readList(fields.tags),
    excludedTags: readList(fields.without),
    searches: readSearches(fields),
    hour: fields.hour?.[0] || undefined,
    timeZone: fields.timeZone?.[0]?.trim() || undefined,
  });
  if (!parsed.success) return { outcome: "invalid", faults: readFaults(parsed.error) };
  const { email, ...rest } = parsed.data;
  return { outcome: "valid", request: { address: email, ...rest } };
}

/** Slugs out of repeated fields and comma lists, each once. */
export function readList(values: string[] = []): string[] {
  return [...new Set(values.flatMap((value) => value.split(",")).map((one) => one.trim()))].filter(
    Boolean,
  );
}

/** One entry a line, each once. */
export function readLines(values: string[] = []): string[] {
  const all = values.flatMap((value) => value.split(/\r?\n/)).map((line) => line.trim());
  return [...new Set(all)].filter(Boolean);
}

/** The searches of a form, or of the link that led to it: /subscribe?q=… */
export const readSearches = ({ searches, q }: Fields): string[] => readLines(searches ?? q);

/** The first message of each field. */
export function readFaults(error: z.ZodError): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const issue of error.issues) faults[String(issue.path[0])] ??= issue.message;
  return faults;
}
