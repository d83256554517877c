import { beforeEach, describe, expect, it } from "vitest";
import { deliverDueMail } from "@/jobs/mail";
import { database } from "@/lib/database/client";
import { setSettings, settings } from "@/lib/env";
import { parseAddress } from "@/lib/readers/address";
import { requestMove } from "@/lib/readers/move/run";
import { confirm } from "@/lib/readers/run";
import { insertSuppression } from "@/lib/readers/store";
import { suppressionKey } from "@/lib/readers/suppression";
import { insertReader } from "../../mail/readers";
import { openSink } from "../../mail/sink";

const NOW = new Date();
const NEW = "Ada.New@example.org";

beforeEach(async () => {
  await database().$executeRaw`TRUNCATE readers, suppressions, allowances RESTART IDENTITY CASCADE`;
});

const emailOf = async (id: number) =>
  (await database().reader.findUniqueOrThrow({ where: { id } })).email;
const ask = (id: number, email = NEW) => requestMove(id, email, "192.0.2.1", NOW);

/** The token of the letter that waits, as its mail carries it. */
async function readToken(): Promise<string> {
  const sink = await openSink();
  setSettings({ SMTP_URL: sink.url });
  await deliverDueMail({ now: NOW, dryRun: false });
  const [mail] = await sink.parse(NEW);
  await sink.close();
  return /\/confirm\/([\w-]+)/.exec(mail?.text ?? "")?.[1] ?? "";
}

describe("a change of address", () => {
  it("waits for the new address to confirm, once", async () => {
    const reader = await insertReader();
    expect(await ask(reader.id)).toEqual({ outcome: "requested" });
    expect(await emailOf(reader.id)).toBe(reader.email);
    const token = await readToken();
    expect(await confirm(token, NOW)).toEqual({ outcome: "moved" });
    expect(await emailOf(reader.id)).toBe(NEW);
    expect(await confirm(token, NOW)).toEqual({ outcome: "moved" });
  });

  it("to where somebody else reads changes nothing", async () => {
    const reader = await insertReader();
    await insertReader({ email: NEW });
    await ask(reader.id);
    expect(await confirm(await readToken(), NOW)).toEqual({ outcome: "taken" });
    expect(await emailOf(reader.id)).toBe(reader.email);
  });

  it("to an address that must not be written to is answered alike, and mails nobody", async () => {
    const reader = await insertReader();
    const key = suppressionKey(settings().SECRET ?? "", parseAddress(NEW)?.key ?? "");
    await insertSuppression(database(), key, "not_me", NOW);
    expect(await ask(reader.id)).toEqual({ outcome: "requested" });
    expect(await database().letter.count()).toBe(0);
  });
});
