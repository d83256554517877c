export type ModelStanding = {
  method: string;
  state: string;
  placedCount: number;
  isIndexed: boolean;
};
export type SpaceStanding = {
  space: "corpus" | "endpoint";
  /** Of the papers, 0..1. */
  share: number;
  isActive: boolean;
  isIndexed: boolean;
};

const OF_CORPUS = ["current", "filling"];
const OF_ENDPOINT = ["answering", "asking", "sorting"];

/**
 * The vectors that a question may go to, those that it does go to first: of the corpus, and of the model
 * that the settings name (`method`; null without an endpoint). Of two rows of one the one in use counts.
 */
export function composeStanding(
  models: ModelStanding[],
  paperCount: number,
  method: string | null,
): SpaceStanding[] {
  const find = (states: string[], isMeant: (model: ModelStanding) => boolean) =>
    states.flatMap((state) => models.filter((one) => one.state === state && isMeant(one)))[0];
  const corpus = find(OF_CORPUS, () => true);
  const endpoint = find(OF_ENDPOINT, (one) => one.method === method);
  const isAnswering = endpoint?.state === "answering";
  const describe = (space: SpaceStanding["space"], model: ModelStanding, isActive: boolean) => ({
    space,
    share: paperCount === 0 ? 0 : Math.min(1, model.placedCount / paperCount),
    isActive,
    isIndexed: model.isIndexed,
  });
  return [
    ...(endpoint ? [describe("endpoint", endpoint, isAnswering)] : []),
    ...(corpus ? [describe("corpus", corpus, corpus.state === "current" && !isAnswering)] : []),
  ];
}
