import { beforeAll, describe, expect, it } from "vitest";
import { listKnownWords } from "@/lib/meaning/store";
import { savePapers } from "@/lib/papers/store";
import { paperOf } from "../../fixtures/papers/paper";

const COUNT = 30;

beforeAll(async () => {
  const papers = Array.from({ length: COUNT }, (_, at) =>
    paperOf({
      arxivId: `2501.1${String(at).padStart(4, "0")}`,
      title: "Stripes",
      abstract: at === 0 ? "A zebra has stripes." : "A horse has none.",
    }),
  );
  await savePapers(
    papers.map((paper) => ({ paper, tags: [] })),
    new Date("2026-11-23T12:00:00Z"),
  );
});

describe("words that some paper has", () => {
  it("are those of the last papers, of one long ago, and of grammar, in the order given", async () => {
    const words = ["zebra", "unicorn", "horses", "the"];
    expect(await listKnownWords(words)).toEqual(["zebra", "horses", "the"]);
  });
});
