import { beforeAll, describe, expect, it } from "vitest";
import { database, sql } from "@/lib/database/client";
import { findAnswers } from "@/lib/meaning/run";
import { savePapers } from "@/lib/papers/store";
import { rank } from "@/lib/ranking/run";
import { trainVectors } from "@/lib/vectors/run";
import { paperOf } from "../../fixtures/papers/paper";

const now = new Date("2026-11-23T12:00:00Z");
const TITLES = [
  "Quantization of weights",
  "Pruning of weights after quantization",
  "Robot grasping",
  "Robot hands and grasping",
  "Speech recognition",
  "Speech recognition for dialects",
  "Dialects in audio and speech",
  "Encoders/decoders of what robots do",
];

async function idsOf(question: string): Promise<string[]> {
  const { ids } = await findAnswers(question, 5);
  const rows = await database().$queryRaw<{ id: number; publicId: string }[]>(sql`
    SELECT id, public_id AS "publicId" FROM papers ORDER BY id`);
  return ids.map((id) => rows.find((row) => row.id === id)?.publicId ?? "");
}

beforeAll(async () => {
  const papers = TITLES.map((title, at) =>
    paperOf({ arxivId: `2501.0000${at}`, title, abstract: `${title}. About ${title}, in depth.` }),
  );
  await savePapers(
    papers.map((paper) => ({ paper, tags: [] })),
    now,
  );
  await rank({ now, dryRun: false });
});

describe("answers to a question", () => {
  it("are papers with its words as long as nothing is learnt", async () => {
    expect(await idsOf("speech dialects")).toHaveLength(2);
    expect(await findAnswers("nothing of the kind", 5)).toMatchObject({ ids: [] });
  });

  describe("once vectors are trained", () => {
    beforeAll(async () => {
      await trainVectors({ now, dryRun: false });
    });

    it("begin with the paper whose title was given", async () => {
      expect((await idsOf("Speech recognition for dialects"))[0]).toBe("2501.00005");
    });

    it("forgive a slip, and say how the question was understood", async () => {
      expect((await findAnswers("quantizaton of weights", 5)).corrected).toBe(
        "quantization of weights",
      );
      expect((await idsOf("quantizaton weights"))[0]).toMatch(/2501\.0000[01]/);
    });

    it("find a title by its words as written, words of grammar and split ones too", async () => {
      expect((await idsOf("what do encoders"))[0]).toBe("2501.00007");
      expect((await idsOf("decoders robots"))[0]).toBe("2501.00007");
    });

    it("mend the word after which a title has them all, not the commonest one near", async () => {
      const answers = await findAnswers("robos encoders", 5);
      expect(answers).toMatchObject({ corrected: "robots encoders", meant: null });
    });

    it("ask whether another word was meant when the one typed stands in papers too", async () => {
      const answers = await findAnswers("dialect audio", 5);
      expect(answers).toMatchObject({ corrected: null, meant: "dialects audio" });
    });

    it("are papers of the subjects that a question in plain words stands for, of each its best", async () => {
      const found = await idsOf("making llms smaller");
      expect(found).toEqual(expect.arrayContaining(["2501.00000", "2501.00001"]));
      expect(await idsOf("understanding spoken words")).toContain("2501.00004");
    });

    it("leave out a word that no paper has and none is near", async () => {
      expect((await idsOf("robot zebrafish"))[0]).toMatch(/2501\.0000[23]/);
    });

    it.each(["", " ", "***", "'; DROP TABLE papers; --", "(a+)+$", "x".repeat(5_000)])(
      "to %j are no error",
      async (question) => {
        expect((await findAnswers(question, 5)).ids.length).toBeLessThanOrEqual(7);
      },
    );
  });

  describe("where a slip stands in a paper, and hundreds have the right word in their titles", () => {
    beforeAll(async () => {
      const crowd = Array.from({ length: 502 }, (_, at) =>
        paperOf({
          arxivId: `2502.${10_000 + at}`,
          title: at === 0 ? "On difusion" : `Diffusion models, part ${at}`,
          abstract: "About it.",
        }),
      );
      await savePapers(
        crowd.map((paper) => ({ paper, tags: [] })),
        now,
      );
      await trainVectors({ now, dryRun: false });
    });

    it("give those, and say so", async () => {
      const { ids, corrected } = await findAnswers("difusion models", 5);
      expect(corrected).toBe("diffusion models");
      expect(ids).toHaveLength(5);
    });
  });
});
