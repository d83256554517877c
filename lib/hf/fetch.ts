import { settings } from "@/lib/env";
import { SourceFault } from "@/lib/sources/fault";
import { askSource, type Manners } from "@/lib/sources/run";
import { type HfParsed, parseDailyList } from "./parseDaily";

/** The most the API gives at once; a day has 25 to 60 papers. */
const LIMIT = 100;

/** The papers of one day's list, [] when there is none (yet). Throws a SourceFault. */
export function fetchDailyList(
  day: string,
  manners: Manners,
  signal?: AbortSignal,
): Promise<HfParsed[]> {
  const base = settings().HF_API_URL.replace(/\/$/, "");
  const address = `${base}/api/daily_papers?date=${day}&limit=${LIMIT}`;
  return askSource(
    address,
    manners,
    ({ status, body }) => (status === 400 ? [] : readList(body)),
    signal,
  );
}

function readList(body: string): HfParsed[] {
  try {
    return parseDailyList(body);
  } catch (error) {
    throw new SourceFault("broken", String(error instanceof Error ? error.message : error));
  }
}
