import { describe, expect, it } from "vitest";
import { keepBriefly } from "@/lib/kept/briefly";

/** A reader that counts, a clock that stands until it is moved. */
function watch(keptMs: number) {
  const time = { now: 0 };
  const asked: string[] = [];
  const read = keepBriefly(
    async (key) => {
      asked.push(key);
      if (key === "broken") throw new Error("It failed.");
      return `${key} ${asked.length}`;
    },
    { keptMs, max: 2, clock: () => time.now },
  );
  return { time, asked, read };
}

describe("a value kept briefly", () => {
  it("is read once for all who ask in its time, and again after", async () => {
    const { time, read } = watch(10);
    expect(await Promise.all([read("a"), read("a")])).toEqual(["a 1", "a 1"]);
    time.now = 9;
    expect(await read("a")).toBe("a 1");
    time.now = 10;
    expect(await read("a")).toBe("a 2");
  });

  it("is shared only while it is read where no time is given", async () => {
    const { asked, read } = watch(0);
    await Promise.all([read("a"), read("a")]);
    await read("a");
    expect(asked).toEqual(["a", "a"]);
  });

  it("is not kept when reading it failed", async () => {
    const { asked, read } = watch(10);
    await expect(read("broken")).rejects.toThrow("It failed.");
    await expect(read("broken")).rejects.toThrow("It failed.");
    expect(asked).toHaveLength(2);
  });

  it("goes when too many others were asked for since", async () => {
    const { read } = watch(10);
    for (const key of ["a", "b", "c"]) await read(key);
    expect(await read("c")).toBe("c 3");
    expect(await read("a")).toBe("a 4");
  });
});
