import { brotliDecompressSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { PageStore } from "@/jobs/web/pageStore";
import type { SharedPage } from "@/jobs/web/sharedPage";

const MINUTE_MS = 60_000;
const at = (path: string) => ({ key: path, path, isPage: true });

function pageOf(text: string, changes: Partial<SharedPage> = {}): SharedPage {
  const body = Buffer.from(text.padEnd(2_000, "."));
  return { status: 200, headers: {}, body, isKept: true, isCompressible: true, ...changes };
}

type PageMaker = ConstructorParameters<typeof PageStore>[0];

/** A store whose clock stands still until told, and whose pages say the how-manieth they are. */
function openStore(bytesMax = 1_000_000, make?: PageMaker) {
  const state = { now: 0, madeCount: 0 };
  const makeNext: PageMaker = async ({ path }) => pageOf(`${path} ${++state.madeCount} `);
  const store = new PageStore(make ?? makeNext, bytesMax, () => state.now);
  const read = async (path: string) => {
    const { body } = await store.find(at(path), null);
    return body.toString().replace(/\s?\.*$/, "");
  };
  return { state, store, read };
}

/** Lets everything that waits for nothing but its turn run. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe("a page that was asked for before", () => {
  it("is sent as it was made, for nearly a minute", async () => {
    const { state, read } = openStore();
    expect(await read("/a")).toBe("/a 1");
    state.now = 49_000;
    expect(await read("/a")).toBe("/a 1");
    expect(state.madeCount).toBe(1);
  });

  it("is made anew behind the back of whoever asks, so that nobody gets it a minute old", async () => {
    const { state, read } = openStore();
    await read("/a");
    state.now = 55_000;
    expect(await read("/a")).toBe("/a 1");
    await settle();
    expect(await read("/a")).toBe("/a 2");
  });

  it("is not sent when it is five minutes old", async () => {
    const { state, read } = openStore();
    await read("/a");
    state.now = 5 * MINUTE_MS;
    expect(await read("/a")).toBe("/a 2");
  });

  it("is still sent when it cannot be made anew, which is not tried with every request", async () => {
    let tries = 0;
    const { state, read } = openStore(1_000_000, async () => {
      tries += 1;
      if (tries > 1) throw new Error("no database");
      return pageOf("good");
    });
    await read("/a");
    state.now = MINUTE_MS;
    for (let request = 0; request < 10; request += 1) {
      expect(await read("/a")).toBe("good");
      await settle();
    }
    expect(tries).toBe(2);
    state.now = 5 * MINUTE_MS;
    await expect(read("/a")).rejects.toThrow("no database");
  });

  it("has the forms its older self was asked for when it takes over", async () => {
    const { state, store } = openStore();
    await store.find(at("/a"), "br");
    state.now = 55_000;
    await store.find(at("/a"), "br");
    const renewed = await waitFor(async () => {
      const found = await store.find(at("/a"), "br");
      return brotliDecompressSync(found.body).toString().startsWith("/a 2") ? found : null;
    });
    expect(await store.find(at("/a"), "br")).toMatchObject({ body: renewed.body, encoding: "br" });
  });
});

describe("many requests at once", () => {
  it("for one page wait for one rendering", async () => {
    const { state, read } = openStore();
    const pages = await Promise.all(Array.from({ length: 64 }, () => read("/a")));
    expect(new Set(pages)).toEqual(new Set(["/a 1"]));
    expect(state.madeCount).toBe(1);
  });

  it("for pages grown old renew two at a time", async () => {
    const waiting: (() => void)[] = [];
    const { state, read } = openStore(1_000_000, async ({ path }) => {
      if (state.now > 0) await new Promise<void>((resolve) => waiting.push(resolve));
      return pageOf(path);
    });
    const paths = Array.from({ length: 10 }, (_, index) => `/${index}`);
    for (const path of paths) await read(path);
    state.now = 55_000;
    for (const path of paths) await read(path);
    expect(waiting).toHaveLength(2);
  });
});

describe("memory", () => {
  it("stays within its bounds whatever is asked for, and keeps what is asked for often", async () => {
    const { state, store, read } = openStore(100_000);
    await read("/");
    for (let place = 0; place < 10_000; place += 1) {
      await store.find(at(`/new/after/${place}`), place % 2 ? "gzip" : null);
      if (place % 10 === 0) expect(await read("/")).toBe("/ 1");
    }
    expect(store.size().byteCount).toBeLessThanOrEqual(100_000);
    expect(store.size().pageCount).toBeLessThan(50);
    expect(state.madeCount).toBe(10_001);
  });

  it("is not taken by what may not be kept", async () => {
    const missing = pageOf("none", { status: 404, isKept: false, isCompressible: false });
    const { store, read } = openStore(1_000_000, async () => missing);
    for (let place = 0; place < 100; place += 1) await read(`/papers/${place}`);
    expect(store.size()).toEqual({ pageCount: 0, byteCount: 0 });
  });

  it("forgets a page that is no more", async () => {
    const { state, store, read } = openStore(1_000_000, async () =>
      pageOf("a paper", state.now > 0 ? { status: 404, isKept: false } : {}),
    );
    await read("/a");
    state.now = 55_000;
    await read("/a");
    await settle();
    expect(store.size().pageCount).toBe(0);
  });
});

/** Asks again until there is an answer: compression takes its own time. */
async function waitFor<T>(ask: () => Promise<T | null>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    await settle();
  }
}
