import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Client } from "pg";
import { from } from "pg-copy-streams";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { databaseUrl } from "@/lib/database/client";
import { COPY_BINARY_HEADER, COPY_BINARY_TRAILER, CopyBuffer } from "@/lib/database/copyBinary";

let client: Client;
beforeEach(async () => {
  client = new Client({ connectionString: databaseUrl() });
  await client.connect();
  await client.query(`CREATE TEMPORARY TABLE given (n int, t text, list text[], j jsonb, at timestamptz(3),
    day date, words tsvector)`);
});
afterEach(() => client.end());

const copy = async (rows: CopyBuffer) => {
  const bytes = [COPY_BINARY_HEADER, rows.finish(), COPY_BINARY_TRAILER];
  await pipeline(Readable.from(bytes), client.query(from("COPY given FROM STDIN (FORMAT binary)")));
};
const read = async () =>
  (
    await client.query(`SELECT n, t, to_json(list) AS list, j, extract(epoch FROM at)::text AS at,
      day::text, words::text FROM given ORDER BY n`)
  ).rows;

describe("rows in COPY's binary format", () => {
  it("are read back as they were, from the least to the longest", async () => {
    const long = "Ελληνικά \\ \t\n \"'{},NULL 😀 ".repeat(500);
    const rows = new CopyBuffer(16);
    rows.row(7);
    rows.int(-7);
    rows.text(long);
    rows.texts(["", "NULL", 'a "b" \\c', "š"]);
    rows.jsonb('[{"kind":"code","url":"https://a.example/ü"}]');
    rows.instant(new Date("1991-08-14T23:59:59.999Z"));
    rows.day("1999-12-31");
    const start = rows.beginLexemes(2);
    rows.lexeme("learn", 2);
    rows.position((3 << 14) | 1);
    rows.position((1 << 14) | 16000);
    rows.lexeme("š", 1);
    rows.position(2);
    rows.endColumn(start);
    rows.row(7);
    rows.int(2 ** 31 - 1);
    rows.text("");
    rows.texts([]);
    rows.jsonb("[]");
    rows.instant(new Date("2026-11-26T20:00:00.001Z"));
    rows.day("2026-11-26");
    rows.endColumn(rows.beginLexemes(0));
    rows.row(7);
    for (let column = 0; column < 7; column += 1) rows.null();
    await copy(rows);
    expect(await read()).toEqual([
      {
        n: -7,
        t: long,
        list: ["", "NULL", 'a "b" \\c', "š"],
        j: [{ kind: "code", url: "https://a.example/ü" }],
        at: "682214399.999000",
        day: "1999-12-31",
        words: "'learn':1A,16000C 'š':2",
      },
      {
        n: 2 ** 31 - 1,
        t: "",
        list: [],
        j: [],
        at: "1795723200.001000",
        day: "2026-11-26",
        words: "",
      },
      { n: null, t: null, list: null, j: null, at: null, day: null, words: null },
    ]);
  });

  it("refuse a date that is none", () => {
    const rows = new CopyBuffer(16);
    expect(() => rows.day("2026-02-30")).toThrow("Not a day");
    expect(() => rows.instant(new Date("never"))).toThrow("not valid");
  });
});
