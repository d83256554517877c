import { describeSearch } from "@/lib/search/saved/describe";

/** What a subscription is, as far as its reader is told. `tags` are names. Following nothing is all. */
export type Wish = {
  tags: string[];
  excludedTags?: string[];
  authors?: string[];
  phrases?: string[];
  searches?: string[];
  searchCount?: number;
  weekdaysOnly?: boolean;
  cadence: string;
  hour: number;
  timeZone: string;
};

/** Names shown before the rest is counted: the sentence stays one. */
const NAMES_MAX = 8;

/** "It will hold papers on Agents and Speech, and come every day at 07:00 (Europe/Berlin)." */
export function describeWish(wish: Wish): string {
  return `It will hold ${describeTopics(wish)}, and come ${describeTime(wish)}.`;
}

/** "You get this because you follow Agents and Speech, every day at 07:00 (Europe/Berlin)." */
export function describeWhy(wish: Wish): string {
  const { tags, excludedTags = [], authors = [], phrases = [], searches = [] } = wish;
  const names = [
    ...tags,
    ...authors,
    ...phrases.map((phrase) => `“${phrase}”`),
    ...searches.map((search) => `the search ${describeSearch(search)}`),
  ];
  const follows = names.length > 0 ? listNames(names) : "everything that trends";
  const without = excludedTags.length > 0 ? ` without ${listNames(excludedTags)}` : "";
  return `You get this because you follow ${follows}${without}, ${describeTime(wish)}.`;
}

/** "every day at 07:00 (Europe/Berlin)" */
export function describeTime({ cadence, weekdaysOnly, hour, timeZone }: Wish): string {
  const daily = weekdaysOnly ? "from Monday to Friday" : "every day";
  const days = cadence === "weekly" ? "every Monday" : daily;
  return `${days} at ${String(hour).padStart(2, "0")}:00 (${timeZone})`;
}

/** Searches are counted, not told: anybody can type words beside somebody else's address. */
function describeTopics({ tags, searchCount = 0 }: Wish): string {
  const searches = searchCount === 1 ? "one search" : `${searchCount} searches`;
  const topics = [
    ...(tags.length > 0 ? [`papers on ${listNames(tags)}`] : []),
    ...(searchCount > 0 ? [`papers that match ${searches}`] : []),
  ];
  return topics.join(", and ") || "the trending papers of all tags";
}

function listNames(names: string[]): string {
  const shown = names.slice(0, NAMES_MAX);
  if (names.length > NAMES_MAX) return `${shown.join(", ")} and ${names.length - NAMES_MAX} more`;
  const last = shown.at(-1) ?? "";
  return shown.length > 1 ? `${shown.slice(0, -1).join(", ")} and ${last}` : last;
}
