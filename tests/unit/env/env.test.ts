import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { describe, expect, it } from "vitest";
import { parseSettings } from "@/lib/env";

const SECRET = "0123456789abcdef0123456789abcdef";

describe("settings", () => {
  it("have defaults for everything", () => {
    expect(parseSettings({})).toMatchObject({
      APP_URL: "http://localhost:3000",
      HOST: "127.0.0.1",
      PORT: 3000,
      TRUSTED_PROXIES: 0,
      DATA_DIR: ".data",
    });
  });

  it("take the example file as it is, and mean the defaults by it", () => {
    const example = parseEnv(readFileSync(".env.example", "utf8"));
    expect(parseSettings(example as Record<string, string>)).toEqual(parseSettings({}));
  });

  it("are all named in the example file, and no others", () => {
    const named = Object.keys(parseEnv(readFileSync(".env.example", "utf8")));
    const source = readFileSync("lib/env.ts", "utf8");
    const known = [...source.matchAll(/^ {2}([A-Z_]+): /gm)].map((match) => match[1]);
    // Tests alone set the build folder.
    expect(known.filter((name) => name !== "PAPERFEED_BUILD_DIR").sort()).toEqual(named.sort());
  });

  it("that are wrong are all named at once", () => {
    const parse = () =>
      parseSettings({ PORT: "many", DATABASE_URL: "mysql://x", LOG_LEVEL: "loud" });
    expect(parse).toThrow(/PORT[\s\S]*LOG_LEVEL|LOG_LEVEL[\s\S]*PORT/);
    expect(parse).toThrow(/DATABASE_URL/);
  });

  it("with a database of one's own need a secret", () => {
    const DATABASE_URL = "postgres://localhost/paperfeed";
    expect(() => parseSettings({ DATABASE_URL })).toThrow(/SECRET/);
    expect(parseSettings({ DATABASE_URL, SECRET }).SECRET).toBe(SECRET);
  });

  it("with a public address need a mail server, or nobody would get mail", () => {
    const APP_URL = "https://papers.example.org";
    expect(() => parseSettings({ APP_URL })).toThrow(/SMTP_URL/);
    expect(parseSettings({ APP_URL, SMTP_URL: "smtp://mail.example.org" }).APP_URL).toBe(APP_URL);
  });

  it("carry no slash at the end of the address", () => {
    expect(parseSettings({ APP_URL: "http://localhost:8080/" }).APP_URL).toBe(
      "http://localhost:8080",
    );
  });

  it("of an embeddings endpoint come all or not at all, and every fault is named", () => {
    const url = { EMBEDDINGS_URL: "http://localhost:11434/v1" };
    expect(() => parseSettings(url)).toThrow(/EMBEDDINGS_MODEL/);
    expect(() => parseSettings({ EMBEDDINGS_KEY: "k" })).toThrow(
      /EMBEDDINGS_URL[\s\S]*EMBEDDINGS_MODEL/,
    );
    expect(() => parseSettings({ EMBEDDINGS_MODEL: "m" })).toThrow(/EMBEDDINGS_URL/);
    expect(parseSettings({ ...url, EMBEDDINGS_MODEL: "m" })).toMatchObject({
      EMBEDDINGS_MODEL: "m",
    });
    const wrong = { ...url, EMBEDDINGS_MODEL: "m", EMBEDDINGS_DIMENSIONS: "5000" };
    expect(() => parseSettings(wrong)).toThrow(/EMBEDDINGS_DIMENSIONS/);
  });

  it("of an embeddings endpoint do not show a key, nor take one in the address", () => {
    const withUser = { EMBEDDINGS_URL: "http://me:s3cret@host/v1", EMBEDDINGS_MODEL: "m" };
    expect(() => parseSettings(withUser)).toThrow(/EMBEDDINGS_URL: must name no user/);
    expect(() => parseSettings(withUser)).not.toThrow(/s3cret/);
    const broken = { ...withUser, EMBEDDINGS_URL: "http://host/v1", EMBEDDINGS_KEY: "s3cret\nx" };
    expect(() => parseSettings(broken)).toThrow(/EMBEDDINGS_KEY/);
    expect(() => parseSettings(broken)).not.toThrow(/s3cret/);
  });
});
