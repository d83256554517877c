import { SHARE_TO_ANSWER } from "@/lib/embeddings/settle/share";
import type { SpaceStanding } from "./compose";

/** Rounded down: a hundred is all of them. */
const percent = (share: number) => `${Math.floor(share * 100)} %`;

/** What searches by meaning go by, and how much of the papers that knows, in sentences for everybody. */
export function describeStanding(spaces: SpaceStanding[]): string {
  const active = spaces.find((one) => one.isActive);
  const waiting = spaces.find((one) => one.space === "endpoint" && !one.isActive);
  const of = active?.space === "endpoint" ? "a model's" : "the papers' own";
  const now = active
    ? `Searches by meaning go by ${of} vectors, which know ${percent(active.share)} of the papers.`
    : "Searches go by words alone, as no vectors are ready yet.";
  if (!waiting) return now;
  const from = percent(SHARE_TO_ANSWER);
  return `${now} Another model has read ${percent(waiting.share)}, and is asked from ${from} on.`;
}
