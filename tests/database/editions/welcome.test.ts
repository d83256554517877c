import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/database/client";
import { planWelcomes } from "@/lib/editions/run";
import { insertWelcome } from "@/lib/editions/welcome/store";
import { insertPapers } from "../../mail/papers";
import { insertReader, listPlanned } from "../../mail/readers";

const NOW = new Date("2026-03-10T23:30:00Z");

beforeAll(async () => {
  await insertPapers([{ title: "Agents plan with tools", tags: ["agents"] }], NOW);
});

afterEach(async () => {
  await database().$executeRaw`TRUNCATE readers, editions RESTART IDENTITY CASCADE`;
});

async function insertWaiting(timeZone: string) {
  const reader = await insertReader({ timeZone });
  await insertWelcome(database(), reader.id, NOW);
  return reader;
}

describe("a first edition", () => {
  it("is planned once, under the date of the reader's zone, by whichever worker comes first", async () => {
    const readers = [await insertWaiting("America/New_York"), await insertWaiting("Asia/Tokyo")];
    await Promise.all([planWelcomes(NOW), planWelcomes(NOW)]);
    await planWelcomes(NOW);
    const planned = await Promise.all(readers.map(({ id }) => listPlanned(id)));
    expect(planned.map((list) => list.map((one) => `${one.edition} ${one.state}`))).toEqual([
      ["welcome 2026-03-10 queued"],
      ["welcome 2026-03-11 queued"],
    ]);
    expect(await database().welcome.count()).toBe(0);
  });

  it("is not planned for who left meanwhile", async () => {
    const reader = await insertWaiting("UTC");
    await database().reader.update({ where: { id: reader.id }, data: { state: "unsubscribed" } });
    await planWelcomes(NOW);
    expect(await listPlanned(reader.id)).toEqual([]);
    expect(await database().welcome.count()).toBe(0);
  });
});
