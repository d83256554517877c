import { beforeAll, describe, expect, it } from "vitest";
import { database, sql } from "@/lib/database/client";
import type { Segment } from "@/lib/search/highlight";
import { highlightRows } from "@/lib/search/highlight/run";
import { findWords } from "@/lib/search/highlight/words";
import { readLexemes } from "@/lib/search/lexemes/store";
import { loadStarterCorpus } from "@/lib/starter/run";
import { syncTaxonomy } from "@/lib/tags/store";

const NOW = new Date("2026-03-10T12:00:00Z");

type Text = { title: string; abstract: string };

beforeAll(async () => {
  await syncTaxonomy();
  await loadStarterCorpus(NOW);
});

const listTexts = () =>
  database().$queryRaw<Text[]>(sql`SELECT title, abstract FROM papers ORDER BY id`);

const shownOf = (segments: Segment[]) => segments.map(({ text }) => text).join("");
const foundOf = (segments: Segment[]) =>
  segments.filter(({ isFound }) => isFound).map(({ text }) => text);

/** What is marked where the text is its own title, which is shown whole. */
async function markWhole(texts: string[], question: string): Promise<Segment[][]> {
  const rows = texts.map((title) => ({ title, abstract: "" }));
  return (await highlightRows(Promise.resolve(rows), question)).map(({ title }) => title);
}

/** The words that PostgreSQL marks, in their order. */
async function headline(texts: string[], question: string): Promise<string[][]> {
  const rows = await database().$queryRaw<{ marked: string }[]>(sql`
    SELECT ts_headline('paperfeed', text, websearch_to_tsquery('paperfeed', ${question}),
      'StartSel=⟦, StopSel=⟧, HighlightAll=true') AS marked
    FROM unnest(${texts}::text[]) WITH ORDINALITY AS given (text, place) ORDER BY place`);
  return rows.map(({ marked }) =>
    [...marked.matchAll(/⟦([^⟧]*)⟧/g)].flatMap(([, word = ""]) => splitWords(word)),
  );
}

const splitWords = (text: string) =>
  findWords(text).map(({ start, end }) => text.slice(start, end));

describe("marks of what was found", () => {
  it("are PostgreSQL's own, for every word of the starter corpus", async () => {
    // Without the marks that make PostgreSQL read addresses, files and tags as one word.
    const texts = (await listTexts()).flatMap(({ title, abstract }) =>
      [title, abstract].map((text) => text.replace(/[/.:@<>_&]/g, " ")),
    );
    const words = [...new Set(texts.join(" ").match(/[a-z]{2,}/gi))];
    const differing: string[] = [];
    // Thirty words a question, as many as one may have.
    for (let at = 0; at < words.length; at += 30) {
      const question = words.slice(at, at + 30).join(" or ");
      const [ours, theirs] = await Promise.all([
        markWhole(texts, question),
        headline(texts, question),
      ]);
      for (const [place, segments] of ours.entries()) {
        const mine = foundOf(segments).flatMap(splitWords);
        const missing = subtract(theirs[place] ?? [], mine);
        const more = subtract(mine, theirs[place] ?? []);
        differing.push(...missing.map((word) => `-${word}`), ...more.map((word) => `+${word}`));
      }
    }
    expect(differing).toEqual([]);
  });

  it.each([
    ["die", "dying, dies and died", ["dying", "dies", "died"]],
    ["skies", "The sky", ["sky"]],
    ["using", "to use or not to use, of uses; us", ["use", "use", "uses"]],
    ["etat", "L'État, e\u0301tat: l'Etats", ["État", "e\u0301tat", "Etats"]],
    ["Ørsted", "Orsted and ørsted", ["Orsted", "ørsted"]],
    ["слово", "Слово и дело", ["Слово"]],
    ["λόγος", "ΛΌΓΟΣ λόγος", ["ΛΌΓΟΣ", "λόγος"]],
    ["机器学习", "机器学习 and 机器", ["机器学习"]],
    ["GPT-4", "GPT-4 in 4 layers", ["GPT-4"]],
    ["encoder", "An encoder/decoder", ["encoder"]], // one word to PostgreSQL, two to a reader
    ["-wool the or", "wool or the", []],
    ['"code llama"', "llamas that code", ["llamas", "code"]], // a phrase is its words
  ])("for %s in %s", async (question, text, found) => {
    const [segments = []] = await markWhole([text], question);
    expect(foundOf(segments)).toEqual(found);
    expect(shownOf(segments)).toBe(text);
  });

  it("stand in a passage, which is a part of the abstract", async () => {
    const texts = await listTexts();
    const rows = await highlightRows(Promise.resolve(texts), "code language models");
    for (const [at, { passage }] of rows.entries()) {
      const [shown, abstract] = [shownOf(passage), texts[at]?.abstract ?? ""];
      expect(abstract).toContain(shown);
      expect(shown).not.toBe("");
      expect(splitWords(shown).length).toBeLessThanOrEqual(36);
    }
    expect(rows.filter(({ passage }) => foundOf(passage).length > 1).length).toBeGreaterThan(10);
  });

  it("ask of a word once what its lexemes are", async () => {
    const first = await readLexemes(["firstly", "the"]);
    expect(first).toEqual(
      new Map([
        ["firstly", ["first"]],
        ["the", []],
      ]),
    );
    const again = await readLexemes(["firstly", "the"]);
    expect(again.get("firstly")).toBe(first.get("firstly"));
  });
});

/** The words of one list that another lacks, each as often as it lacks it. */
function subtract(words: string[], other: string[]): string[] {
  const left = [...other];
  return words.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
