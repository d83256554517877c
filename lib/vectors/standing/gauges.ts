import type { Gauge } from "@/lib/metrics/gauge";
import type { SpaceStanding } from "./compose";

/** Which vectors answer, how many papers they know, and by what the nearest are found. */
export function listVectorGauges(spaces: SpaceStanding[]): Gauge[] {
  return spaces.flatMap(({ space, share, isActive, isIndexed }) => {
    const labels = { space };
    return [
      {
        name: "paperfeed_vectors_share",
        help: "Share of the papers with a vector.",
        labels,
        value: share,
      },
      {
        name: "paperfeed_vectors_active",
        help: "1 for the vectors that questions go to.",
        labels,
        value: isActive ? 1 : 0,
      },
      {
        name: "paperfeed_vectors_indexed",
        help: "1 where pgvector's index finds the nearest, 0 where cells do.",
        labels,
        value: isIndexed ? 1 : 0,
      },
    ];
  });
}
