import { expect, it } from "vitest";
import { PageStore } from "@/jobs/web/pageStore";
import { warmUp } from "@/jobs/web/warmUp";

const page = {
  status: 200,
  headers: {},
  body: Buffer.from("page"),
  isKept: true,
  isCompressible: false,
};

it("the front page is there before the first visitor asks", async () => {
  const made: string[] = [];
  const store = new PageStore(async ({ path }) => {
    made.push(path);
    return page;
  }, 10_000);
  await warmUp(store);
  await store.find({ key: "/top/day", path: "/", isPage: true }, null);
  expect(made).toEqual(["/"]);
});

it("a page that cannot be made does not keep the process from starting", async () => {
  const store = new PageStore(async () => {
    throw new Error("no database");
  }, 10_000);
  await expect(warmUp(store)).resolves.toBeUndefined();
});
