import { mkdtemp, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { database, sql } from "@/lib/database/client";
import { exportToFile } from "@/lib/export/run";
import { parseJsonlLine } from "@/lib/import/jsonl";
import { savePapers } from "@/lib/papers/store";
import { paperOf } from "../../fixtures/papers/paper";

const now = new Date("2026-11-23T12:00:00Z");
const odd = paperOf({
  arxivId: "hep-th/9901001",
  title: 'A <tool> of\u2028lines, "quotes" and $\\alpha$',
  authors: ["Gemma Team"],
  announcedOn: "2025-01-03",
  journalRef: "J. 1",
  links: [{ kind: "code", url: "https://github.com/o/r" }],
});
let file: string;

const linesOf = async () => (await readFile(file, "utf8")).trimEnd().split("\n");

beforeAll(async () => {
  file = join(await mkdtemp(join(tmpdir(), "paperfeed-export-")), "export.jsonl");
  const papers = [odd, ...Array.from({ length: 1_205 }, (_, at) => paperAt(at))];
  await savePapers(
    papers.map((paper) => ({ paper, tags: [] })),
    now,
  );
  await database().$executeRaw(sql`
    INSERT INTO readers (email, email_key, state, created_at)
    VALUES ('Ada@example.org', 'ada@example.org', 'confirmed', ${now}),
           ('gone@example.org', 'gone@example.org', 'unsubscribed', ${now})`);
  await database().$executeRaw(sql`
    INSERT INTO subscriptions (reader_id, tags, excluded_tags, authors, phrases, searches, hour, created_at, updated_at)
    SELECT id, '{agents}', '{}', '{}', '{}', '{llama has:code}', 7, ${now}, ${now} FROM readers WHERE email_key LIKE 'ada%'`);
  await database().$executeRaw(sql`
    INSERT INTO tokens (hash, reader_id, purpose, created_at, expires_at)
    SELECT 'secret-hash', id, 'signin', ${now}, ${now} FROM readers LIMIT 1`);
});

const paperAt = (at: number) =>
  paperOf({ arxivId: `2502.${String(at).padStart(5, "0")}`, title: `Paper ${at}` });

describe("an export", () => {
  it("of papers holds every one once, in a form that the import reads back whole", async () => {
    expect(await exportToFile("papers", file)).toEqual({ papers: 1_206, readers: 0 });
    const lines = await linesOf();
    expect(new Set(lines.map((line) => JSON.parse(line).publicId)).size).toBe(1_206);
    const line = lines.find((one) => one.includes("hep-th")) ?? "";
    const read = parseJsonlLine(line);
    const { statedAt: _, source: __, ...said } = odd;
    expect("paper" in read && read.paper).toMatchObject({
      ...said,
      title: 'A <tool> of lines, "quotes" and $\\alpha$',
    });
  });

  it("of readers says who follows what, also who must not be mailed, and holds no token", async () => {
    expect(await exportToFile("readers", file)).toEqual({ papers: 0, readers: 2 });
    const [ada, gone] = (await linesOf()).map((line) => JSON.parse(line));
    expect(ada).toMatchObject({ type: "reader", email: "Ada@example.org", state: "confirmed" });
    expect(ada.subscription).toMatchObject({
      ...{ tags: ["agents"], searches: ["llama has:code"], hour: 7, timeZone: "UTC" },
    });
    expect(gone).toMatchObject({ state: "unsubscribed", subscription: null });
    expect(await readFile(file, "utf8")).not.toMatch(/secret|token/i);
  });

  it("of all is both, in a file that only its owner reads", async () => {
    expect(await exportToFile("all", file)).toEqual({ papers: 1_206, readers: 2 });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it("that is stopped leaves the old file as it was and no part of a new one", async () => {
    await writeFile(file, "old");
    await expect(exportToFile("all", file, AbortSignal.abort())).rejects.toThrow();
    expect(await readFile(file, "utf8")).toBe("old");
    await expect(stat(`${file}.part`)).rejects.toThrow("ENOENT");
  });
});
