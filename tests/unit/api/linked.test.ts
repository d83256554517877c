import { expect, it } from "vitest";
import { listRepositories } from "@/lib/api/linked";
import type { PaperDetail } from "@/lib/papers/detail";

it("the models and datasets that a paper names are linked as the Hub links them", () => {
  const paper = {
    submittedAt: new Date("2025-05-16T00:00:00Z"),
    revisedAt: null,
    links: [
      { kind: "model", url: "https://huggingface.co/nvidia/AceReason-Nemotron-14B" },
      { kind: "dataset", url: "https://huggingface.co/datasets/nkkbr/ViCA-322K" },
      { kind: "dataset", url: "https://zenodo.org/records/1" },
      { kind: "code", url: "https://github.com/a/b" },
    ],
  } as PaperDetail;
  expect(listRepositories(paper)).toMatchObject({
    models: [
      {
        id: "nvidia/AceReason-Nemotron-14B",
        author: "nvidia",
        repoType: "model",
        lastModified: "2025-05-16T00:00:00.000Z",
      },
    ],
    datasets: [{ id: "nkkbr/ViCA-322K", author: "nkkbr", repoType: "dataset" }],
  });
});
