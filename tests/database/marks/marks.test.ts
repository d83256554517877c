import { beforeEach, describe, expect, it } from "vitest";
import { POST as click } from "@/app/api/click/route";
import { GET as me } from "@/app/api/me/route";
import { POST as save } from "@/app/api/save/route";
import { POST as upvote } from "@/app/api/upvote/route";
import { setSettings } from "@/lib/env";
import { exportSaves } from "@/lib/marks/run";
import { exportReader } from "@/lib/readers/export/run";
import { leave } from "@/lib/readers/leave/run";
import { composeSessionCookie } from "@/lib/readers/session/run";
import { insertReader } from "../../mail/readers";
import { insertPaper, query } from "../ranking/papers";

const SITE = "http://localhost:3000";
const PAPER = "2601.00001";
const CODE = "https://github.com/ada/engine";

const signedIn = async () => {
  const reader = await insertReader();
  const session = composeSessionCookie({ id: reader.id, tokenVersion: 1 }, new Date());
  return { reader, cookie: session.split(";")[0] ?? "" };
};
const ask = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
  new Request(SITE + path, {
    method: "POST",
    body,
    headers: { Origin: SITE, "x-client-address": "192.0.2.7", ...headers },
  });
const json = { "Content-Type": "application/json" };
const wish = (value: unknown, paper = PAPER) => JSON.stringify({ paper, value });
const listMarks = () => query("SELECT kind, paper_id FROM marks ORDER BY kind");
const listClicks = () => query("SELECT target, click_count FROM clicks ORDER BY target");

beforeEach(async () => {
  setSettings({ APP_URL: SITE });
  await query("TRUNCATE papers, readers, allowances RESTART IDENTITY CASCADE");
  await insertPaper(PAPER, { links: [{ kind: "code", url: CODE }] });
});

describe("an upvote", () => {
  it("of a script is set once, counted, told to /api/me, and taken back", async () => {
    const { cookie } = await signedIn();
    const headers = { ...json, cookie };
    for (const _ of [1, 2]) {
      const answer = await upvote(ask("/api/upvote", wish("on"), headers));
      expect(await answer.json()).toEqual({ paper: PAPER, isUpvoted: true, upvoteCount: 1 });
    }
    const told = await me(new Request(`${SITE}/api/me`, { headers: { cookie } }));
    expect(await told.json()).toEqual({ isSignedIn: true, upvoted: [PAPER], saved: [] });
    const undone = await upvote(ask("/api/upvote", wish("off"), headers));
    expect(await undone.json()).toEqual({ paper: PAPER, isUpvoted: false, upvoteCount: 0 });
    expect(await listMarks()).toEqual([]);
  });

  it("of a form lands at a page that says what was done", async () => {
    const { cookie } = await signedIn();
    for (const [value, did] of [
      ["on", "saved"],
      ["off", "save-undone"],
    ]) {
      const body = new URLSearchParams({ paper: `${PAPER}v2`, value: value ?? "" });
      const answer = await save(ask("/api/save", body, { cookie }));
      expect([answer.status, answer.headers.get("location")]).toEqual([
        303,
        `/papers/${PAPER}/voted?did=${did}`,
      ]);
    }
  });

  it("of nobody leads to the sign-in and back to the paper", async () => {
    const form = await upvote(
      ask("/api/upvote", new URLSearchParams({ paper: PAPER, value: "on" })),
    );
    expect(form.headers.get("location")).toBe("/signin?next=%2Fpapers%2F2601.00001");
    const script = await upvote(ask("/api/upvote", wish("on"), json));
    expect([script.status, await script.json()]).toMatchObject([
      401,
      { signIn: "/signin?next=%2Fpapers%2F2601.00001" },
    ]);
    const told = await me(new Request(`${SITE}/api/me`));
    expect(await told.json()).toEqual({ isSignedIn: false, upvoted: [], saved: [] });
  });

  it("sent from another site writes nothing", async () => {
    const { cookie } = await signedIn();
    const headers = { ...json, cookie, Origin: "https://elsewhere.example" };
    expect((await upvote(ask("/api/upvote", wish("on"), headers))).status).toBe(403);
    expect(await listMarks()).toEqual([]);
  });

  it.each([
    ["of an unknown paper", wish("on", "2601.09999"), 404],
    ["of no paper", wish("on", "../me"), 422],
    ["of another value", wish("maybe"), 422],
    ["of nothing", "{}", 422],
  ])("%s is refused by its own status", async (_, body, status) => {
    const { cookie } = await signedIn();
    expect((await upvote(ask("/api/upvote", body, { ...json, cookie }))).status).toBe(status);
    expect(await listMarks()).toEqual([]);
  });

  it("is one a reader, however many arrive at once, and 200 an hour", async () => {
    const { cookie } = await signedIn();
    const headers = { ...json, cookie };
    const answers = await Promise.all(
      Array.from({ length: 220 }, () => upvote(ask("/api/upvote", wish("on"), headers))),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(200);
    expect(statuses.filter((status) => status === 429)).toHaveLength(20);
    expect(await listMarks()).toHaveLength(1);
  });
});

describe("what a reader marked", () => {
  it("is in their export and BibTeX, and goes with them and with the paper", async () => {
    const { reader, cookie } = await signedIn();
    await insertPaper("2601.00002", { title: "Engines" });
    await save(ask("/api/save", wish("on", "2601.00002"), { ...json, cookie }));
    await upvote(ask("/api/upvote", wish("on"), { ...json, cookie }));
    expect(await exportSaves(reader.id)).toMatch(/^@misc\{[^@]*title = \{\{Engines\}\}[^@]*$/);
    expect(await exportReader(reader.id)).toMatchObject({
      marks: [
        { kind: "save", paper: "2601.00002" },
        { kind: "upvote", paper: PAPER },
      ],
    });
    await query("TRUNCATE due_readings");
    await query("DELETE FROM papers WHERE public_id = $1", [PAPER]);
    expect(await listMarks()).toMatchObject([{ kind: "save" }]);
    await leave(reader.id, new Date());
    expect(await listMarks()).toEqual([]);
    expect(await query("SELECT public_id FROM due_readings JOIN papers ON id = paper_id")).toEqual([
      { public_id: "2601.00002" },
    ]);
  });
});

describe("a click", () => {
  const beacon = (to: string, address = "192.0.2.7") =>
    click(
      ask("/api/click", new URLSearchParams({ paper: PAPER, to }), { "x-client-address": address }),
    );

  it("is counted by link and day, once a network, without a word of who", async () => {
    for (const to of [CODE, CODE, `https://arxiv.org/pdf/${PAPER}v1`]) {
      expect((await beacon(to)).status).toBe(204);
    }
    await beacon(CODE, "198.51.100.9");
    expect(await listClicks()).toEqual([
      { target: "arxiv", click_count: 1 },
      { target: "code", click_count: 2 },
    ]);
    const kept = JSON.stringify(await query("SELECT * FROM allowances"));
    expect(kept).not.toContain("192.0.2");
  });

  it("on what the paper does not link is not counted", async () => {
    await beacon("https://elsewhere.example/");
    await beacon("https://arxiv.org/abs/2601.00002");
    expect(await listClicks()).toEqual([]);
  });

  it("from one address range counts five times a paper at most", async () => {
    for (let n = 1; n <= 9; n += 1) await beacon(CODE, `192.0.2.${n}`);
    expect(await listClicks()).toEqual([{ target: "code", click_count: 5 }]);
  });
});
