import { describe, expect, it } from "vitest";
import { visit } from "../site/site";

/** Bytes as they stand in the tree, which is what they take to read: a phone parses them at once. */
const SCRIPTS_BYTES_MAX = 24 * 1024;

/** A script and all that it imports, by path. */
async function readScripts(path: string, known = new Map<string, string>()) {
  if (known.has(path)) return known;
  const { text } = await visit(path);
  known.set(path, text);
  for (const [, target = ""] of text.matchAll(/(?:from|import)\s*\(?"(\.[^"]+)"/g)) {
    await readScripts(new URL(target, `http://site${path}`).pathname, known);
  }
  return known;
}

describe("what script adds to a page", () => {
  it.each(["/", "/tags/agents", "/papers/2308.12950", "/subscribe"])(
    "of %s is ours alone, and little",
    async (path) => {
      const { text } = await visit(path);
      const sources = [...text.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].map((found) => found[1]);
      expect(sources).toEqual(["/js/main.js"]);
      const scripts = await readScripts("/js/main.js");
      const bytes = [...scripts.values()].reduce((sum, one) => sum + Buffer.byteLength(one), 0);
      expect(scripts.size).toBeGreaterThan(1);
      expect(bytes).toBeLessThanOrEqual(SCRIPTS_BYTES_MAX);
    },
  );
});

describe("pages kept for everybody", () => {
  it("are the same with another reader's session, and set no cookie", async () => {
    const plain = await visit("/");
    const signedIn = await visit("/", { headers: { Cookie: "session=someone-else" } });
    expect(signedIn.headers.get("etag")).toBe(plain.headers.get("etag"));
    expect(signedIn.headers.get("set-cookie")).toBeNull();
    expect(Number(signedIn.headers.get("age"))).toBeLessThan(60);
  });

  it("answer 404 with a whole page where there is no paper", async () => {
    const { status, text, headers } = await visit("/papers/9901.00001");
    expect(status).toBe(404);
    expect(text).toMatch(/<h1[\s>]/);
    expect(headers.get("cache-control")).not.toMatch(/public|s-maxage/);
  });
});
