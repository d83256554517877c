import { beforeEach, expect, it } from "vitest";
import { parseDailyList } from "@/lib/hf/parseDaily";
import { listReadings } from "@/lib/hf/readings";
import { recordReadings } from "@/lib/observations/store";
import { insertPaper, query } from "../ranking/papers";

const BORN = new Date("2026-01-02T06:00:00Z");
const READ = new Date("2026-01-02T14:00:00Z");

beforeEach(() => query("TRUNCATE papers CASCADE"));

/** A list with one paper that came before voters at `at`. */
function listOne(at: Date, upvotes: number) {
  const paper = {
    ...{ id: "2601.00001", title: "A paper", summary: "Of one thing.", upvotes },
    ...{ authors: [], submittedOnDailyAt: at.toISOString() },
  };
  return parseDailyList(JSON.stringify([{ paper, numComments: 2 }])).flatMap((one) =>
    "paper" in one ? [one] : [],
  );
}
const record = (list: ReturnType<typeof listOne>, at: Date) =>
  recordReadings(list.flatMap((one) => listReadings(one, at)));
const listUpvotes = () =>
  query(`SELECT observed_at AS at, value FROM observations WHERE signal = 'upvotes' ORDER BY 1`);

it("upvotes begin at zero when voting did, however often the list is read", async () => {
  await insertPaper("2601.00001");
  await record(listOne(BORN, 9), READ);
  await record(listOne(BORN, 9), READ);
  expect(await listUpvotes()).toEqual([
    { at: BORN, value: 0 },
    { at: READ, value: 9 },
  ]);
});

it("a paper that is put before voters once more goes on where it stood", async () => {
  await insertPaper("2601.00001");
  await record(listOne(BORN, 9), READ);
  const again = new Date("2026-01-09T06:00:00Z");
  const later = new Date("2026-01-09T14:00:00Z");
  await record(listOne(again, 12), later);
  expect(await listUpvotes()).toEqual([
    { at: BORN, value: 0 },
    { at: READ, value: 9 },
    { at: later, value: 12 },
  ]);
});

it("a voting that begins after the reading, by the list's own word, is none", async () => {
  await insertPaper("2601.00001");
  await record(listOne(READ, 9), BORN);
  expect(await listUpvotes()).toEqual([{ at: BORN, value: 9 }]);
});
