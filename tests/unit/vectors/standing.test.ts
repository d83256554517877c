import { describe, expect, it } from "vitest";
import { composeStanding } from "@/lib/vectors/standing/compose";
import { describeStanding } from "@/lib/vectors/standing/describe";
import { listVectorGauges } from "@/lib/vectors/standing/gauges";

const model = (state: string, placedCount: number, method = "latent-2 words-1") => ({
  state,
  method,
  placedCount,
  isIndexed: false,
});
const asked = (state: string, placedCount: number) => model(state, placedCount, "endpoint-1 m");
const say = (...models: ReturnType<typeof model>[]) =>
  describeStanding(composeStanding(models, 1_000, "endpoint-1 m"));

describe("what is said of vectors", () => {
  it("is which ones questions go to, and how many papers they know", () => {
    expect(say(model("current", 1_000), asked("answering", 989))).toBe(
      "Searches by meaning go by a model's vectors, which know 98 % of the papers.",
    );
    expect(say(model("current", 999))).toBe(
      "Searches by meaning go by the papers' own vectors, which know 99 % of the papers.",
    );
    expect(say(model("filling", 10))).toMatch(/^Searches go by words alone/);
    expect(say()).toMatch(/^Searches go by words alone/);
  });

  it("is how far a model is that does not answer yet", () => {
    expect(say(model("current", 1_000), asked("asking", 450))).toMatch(
      /papers' own vectors.* Another model has read 45 %, and is asked from 98 % on\.$/,
    );
  });

  it("is nothing of a model that the settings do not name", () => {
    const models = [model("current", 10), asked("answering", 10)];
    const spaces = composeStanding(models, 10, null);
    expect(spaces).toEqual([{ space: "corpus", share: 1, isActive: true, isIndexed: false }]);
  });

  it("is the same in numbers for monitoring", () => {
    const spaces = composeStanding([model("current", 10), asked("asking", 5)], 10, "endpoint-1 m");
    const lines = listVectorGauges(spaces).map(
      ({ name, labels, value }) =>
        `${name.replace("paperfeed_vectors_", "")} ${labels.space} ${value}`,
    );
    expect(lines).toEqual([
      "share endpoint 0.5",
      "active endpoint 0",
      "indexed endpoint 0",
      "share corpus 1",
      "active corpus 1",
      "indexed corpus 0",
    ]);
  });
});
