import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { database } from "@/lib/database/client";
import { importPath } from "@/lib/import/run";

const NOW = new Date("2026-11-23T12:00:00Z");
const FIXTURES = join(import.meta.dirname, "../../fixtures");

let folder: string;
beforeEach(async () => {
  await database().$executeRaw`TRUNCATE papers CASCADE`;
  folder = await mkdtemp(join(tmpdir(), "paperfeed-search-column-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** Texts on which the parser of PostgreSQL does more than cut at spaces. */
const ODD_TEXTS = [
  "~310M parameters, scaled from ~310M; up to ~3.7x faster -5 and - 5 and +5 or a-5",
  "state-of-the-art pre-trained vision-language models, co-op, a--b, -ish, x- y -z",
  "Code at https://github.com/lab/repo.git, mail me@example.org, see example.com/a?b=c#d",
  "<think> AT&T &amp; &#12; R&D a<b>c </b> <!-- not said --> 1 < 2 > 0",
  "naïve Ångström ÉCOLE Gödel’s “quoted” – dash — 大規模言語モデル русский текст ﬁne",
  "v1.2.3 3.14 1e-5 1.5e10 0x1F 12% $x_{i}^2$ \\alpha_1 {a,b} [1,2] a_b __init__ /usr/bin ./x .5",
  "the of and a to in is it that, the. The; THE",
  "word word, word. word; word) (word 'word' word's words' don't l'homme",
  "~leading tilde opens it",
  "-5 degrees",
  "/path/first of all",
  "x ".repeat(400).trim(),
  Array.from({ length: 4200 }, (_, at) => `w${at}`).join(" "),
  `long ${"a".repeat(300)} word and ${"b-".repeat(40)}end`,
  "no-break space and thin space\u200bzero",
];

const importTexts = async (texts: { title: string; abstract: string; authors: string[] }[]) => {
  const lines = texts.map((text, at) =>
    JSON.stringify({ arxivId: `2401.${String(10000 + at)}`, ...text }),
  );
  const file = join(folder, "texts.jsonl");
  await writeFile(file, lines.join("\n"));
  return importPath(file, { format: "jsonl", now: NOW });
};

/** Papers whose column is not what the trigger makes of the same row. */
async function listDiffering(): Promise<string[]> {
  const given = await listColumns();
  await database().$executeRaw`UPDATE papers SET title = title`;
  const made = await listColumns();
  return [...given].flatMap(([title, words]) => (made.get(title) === words ? [] : [title]));
}

async function listColumns(): Promise<Map<string, string>> {
  const rows = await database().$queryRaw<{ id: string; words: string }[]>`
    SELECT public_id AS id, search::text AS words FROM papers ORDER BY id`;
  return new Map(rows.map(({ id, words }) => [id, words]));
}

describe("the search column of papers that were loaded at once", () => {
  it("is what the trigger makes of odd texts, wherever they stand", async () => {
    const texts = ODD_TEXTS.flatMap((text, at) => [
      {
        title: text,
        abstract: `First ${ODD_TEXTS.at(at - 1)}`,
        authors: ["Ana O'Neil-Šmíd", text],
      },
      { title: `Of ${text} the`, abstract: `${text} ${text}`, authors: ["Li", "CERN/LHC <team>"] },
      { title: "The same again", abstract: text, authors: [] },
    ]);
    expect((await importTexts(texts)).total).toMatchObject({ inserted: texts.length });
    expect(await listDiffering()).toEqual([]);
  });

  it("is what the trigger makes of recorded papers", async () => {
    const { total } = await importPath(join(FIXTURES, "arxiv"), { format: "auto", now: NOW });
    expect(total.inserted).toBeGreaterThan(100);
    expect(await listDiffering()).toEqual([]);
  });
});
