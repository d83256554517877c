import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deliverDueMail } from "@/jobs/mail";
import { digest } from "@/lib/editions/run";
import { setSettings } from "@/lib/env";
import { TAGS } from "@/lib/tags/taxonomy";
import { insertPapers } from "../../mail/papers";
import { insertReader } from "../../mail/readers";
import { openSink, type Sink } from "../../mail/sink";

const NOW = new Date("2026-03-10T07:00:00Z");
let sink: Sink;

beforeAll(async () => {
  sink = await openSink();
  setSettings({ SMTP_URL: sink.url, APP_URL: "http://localhost:4321" });
  const tags = ["speech", "agents", "code-generation"];
  await insertPapers(
    Array.from({ length: 12 }, (_, n) => ({
      title: `Paper ${n + 1} on ${tags[n % 3]}`,
      tags: [tags[n % 3] ?? ""],
    })),
    NOW,
  );
  await insertPapers([{ title: "A paper nobody tagged" }], NOW);
});

afterAll(() => sink.close());

/** Chance out of it: papers' numbers and tokens. */
const mask = (text: string) =>
  text.replace(/2601\.\d+/g, "2601.NNNNN").replace(/\d+-[\w-]{43}/g, "TOKEN");

describe("the digest of a reader", () => {
  it.each([
    ["everything", { tags: TAGS.map((tag) => tag.slug) }],
    ["nothing", {}],
    ["only-an-excluded-tag", { excludedTags: ["speech"] }],
    ["a-tag-without-papers", { tags: ["robotics"], mailsQuietDays: true }],
    [
      "a-tag-an-author-a-phrase",
      { tags: ["agents"], authors: ["Nobody"], phrases: ["paper 3 on"] },
    ],
    [
      "a-tag-and-searches",
      {
        tags: ["speech"],
        searches: ["code -agents", "paper tag:agents author:turing", '"nobody tagged"'],
        paperCount: 6,
      },
    ],
  ])("who follows %s is what the golden file says", async (name, follows) => {
    const { email } = await insertReader({ email: `${name}@example.org`, ...follows });
    await digest({ now: NOW, dryRun: false });
    await deliverDueMail({ now: NOW, dryRun: false });
    const [mail] = await sink.parse(email);
    await expect(mask(`Subject: ${mail?.subject}\n\n${mail?.text}`)).toMatchFileSnapshot(
      `golden/${name}.txt`,
    );
  });
});
