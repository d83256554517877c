import { beforeAll, describe, expect, it } from "vitest";
import { savePapers } from "@/lib/papers/store";
import { rank } from "@/lib/ranking/run";
import { findSimilar } from "@/lib/similar/store";
import { trainVectors } from "@/lib/vectors/run";
import { paperOf } from "../../fixtures/papers/paper";

const now = new Date("2026-11-23T12:00:00Z");
const GRASPING = "A gripper that grasps objects it has never seen, with touch and vision.";
const SPEECH = "Audio of one speaker becomes words, with few hours of labelled recordings.";

const given = [
  { arxivId: "2501.00001", title: "Robot grasping by touch", abstract: GRASPING },
  { arxivId: "2501.00002", title: "Robot grasping by vision", abstract: GRASPING },
  { arxivId: "2501.00003", title: "Robot hands", abstract: `${GRASPING} Robot hands are studied.` },
  { arxivId: "2501.00004", title: "robot grasping by TOUCH", abstract: GRASPING },
  { arxivId: "2501.00005", title: "Robot grasping, withdrawn", abstract: GRASPING },
  { arxivId: "2501.00006", title: "Speech recognition", abstract: SPEECH },
  { arxivId: "2501.00007", title: "Speech recognition of dialects", abstract: SPEECH },
].map((paper, at) =>
  paperOf({
    ...paper,
    submittedAt: new Date(Date.UTC(2025, 0, 20 - at)),
    withdrawnAt: paper.title.endsWith("withdrawn") ? now : null,
  }),
);

const idsOf = async (id: string, query: Partial<Parameters<typeof findSimilar>[1]> = {}) =>
  (await findSimilar(id, { sort: "similarity", limit: 5, ...query }))?.map((one) => one.publicId);

beforeAll(async () => {
  await savePapers(
    given.map((paper) => ({ paper, tags: [] })),
    now,
  );
  await rank({ now, dryRun: false });
});

describe("similar papers", () => {
  it("are none before anything was learnt, and null for a paper nobody knows", async () => {
    expect(await idsOf("2501.00001")).toEqual([]);
    expect(await findSimilar("2501.99999", { sort: "similarity", limit: 5 })).toBeNull();
    expect(await findSimilar("nonsense", { sort: "similarity", limit: 5 })).toBeNull();
  });

  describe("once vectors are trained", () => {
    beforeAll(async () => {
      await trainVectors({ now, dryRun: false });
    });

    it("begin with those of the same subject", async () => {
      const [first, second] = (await idsOf("2501.00003")) ?? [];
      expect([first, second].sort()).not.toContain("2501.00006");
      expect((await idsOf("2501.00006"))?.[0]).toBe("2501.00007");
    });

    it("never hold the paper itself, another of its title, or a withdrawn one", async () => {
      const found = await idsOf("2501.00001");
      expect(found).toContain("2501.00002");
      for (const id of ["2501.00001", "2501.00004", "2501.00005"]) expect(found).not.toContain(id);
    });

    it("can be had by date, and the limit holds", async () => {
      const found = await idsOf("2501.00001", { sort: "recency", limit: 3 });
      expect(found).toEqual(["2501.00002", "2501.00003", "2501.00006"]);
    });

    it("are found for a paper that is not filed yet, in a version's name too", async () => {
      await savePapers(
        [
          {
            paper: paperOf({ arxivId: "2502.00001", title: "Speech", abstract: SPEECH }),
            tags: [],
          },
        ],
        now,
      );
      expect((await idsOf("2502.00001v3"))?.[0]).toMatch(/^2501\.0000[67]$/);
    });
  });
});
