import { beforeAll, expect, it } from "vitest";
import { previewEdition } from "@/lib/editions/preview/run";
import { digest } from "@/lib/editions/run";
import { insertPapers } from "../../mail/papers";
import { insertReader, listPlanned } from "../../mail/readers";

const NOW = new Date("2026-03-10T07:00:00Z");
const WISH = {
  tags: ["agents"],
  excludedTags: ["speech"],
  authors: [],
  phrases: [],
  searches: [],
  minScore: null,
  paperCount: 2,
};

beforeAll(async () => {
  const titles = ["Agents plan", "Agents act", "Agents rest"];
  await insertPapers(
    [...titles.map(agents), { title: "Agents talk", tags: ["agents", "speech"] }],
    NOW,
  );
});
const agents = (title: string) => ({ title, tags: ["agents"] });

it("a preview shows the papers the next mail then has, and after it those of the mail to follow", async () => {
  const reader = await insertReader({ tags: ["agents"], excludedTags: ["speech"], paperCount: 2 });
  const before = await previewEdition(WISH, reader.id, NOW);
  await digest({ now: NOW, dryRun: false });
  const [planned] = await listPlanned(reader.id);
  expect(before.map(({ id }) => id)).toEqual(planned?.paperIds);
  expect(before).toHaveLength(2);
  const after = await previewEdition(WISH, reader.id, NOW);
  expect(after).toHaveLength(1);
  expect(before.map(({ id }) => id)).not.toContain(after[0]?.id);
});

it("a preview for nobody in particular leaves out what is excluded", async () => {
  const papers = await previewEdition({ ...WISH, paperCount: 10 }, null, NOW);
  expect(papers.map(({ title }) => title)).not.toContain("Agents talk");
  expect(papers).toHaveLength(3);
});
