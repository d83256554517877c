import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { openMailer } from "@/lib/mail/send";

/** What a relay answers to each command; null closes the line without a word. */
type Answers = Partial<
  Record<"greeting" | "EHLO" | "AUTH" | "MAIL" | "RCPT" | "DATA" | ".", Answer>
>;
type Answer = string | null;

const GOOD: Required<Answers> = {
  greeting: "220 relay",
  EHLO: "250-relay\r\n250 AUTH PLAIN",
  AUTH: "235 2.7.0 welcome",
  MAIL: "250 ok",
  RCPT: "250 ok",
  DATA: "354 go on",
  ".": "250 2.0.0 queued as 1",
};
let relay: Server | undefined;

afterEach(() => relay?.close());

/** A relay that says just this, and every message as it came, dot included. */
async function openRelay(answers: Answers): Promise<{ url: string; messages: string[] }> {
  const says = { ...GOOD, ...answers };
  const messages: string[] = [];
  relay = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    answer(socket, says.greeting);
    let text = "";
    let isData = false;
    const take = (part: string) => {
      if (isData) messages.push(part);
      const command = isData ? "." : part.slice(0, 4).trim().toUpperCase();
      isData = command === "DATA" && says.DATA?.startsWith("354") === true;
      answer(socket, command in says ? says[command as keyof Answers] : "250 ok");
    };
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
      for (let end = findEnd(text, isData); end >= 0; end = findEnd(text, isData)) {
        const part = text.slice(0, end);
        text = text.slice(end);
        take(part);
      }
    });
  });
  await new Promise<void>((resolve) => relay?.listen(0, "127.0.0.1", resolve));
  const { port } = relay.address() as AddressInfo;
  return { url: `smtp://ada:secret@127.0.0.1:${port}?tls=never`, messages };
}

function findEnd(text: string, isData: boolean): number {
  const mark = isData ? "\r\n.\r\n" : "\r\n";
  const at = text.indexOf(mark);
  return at < 0 ? -1 : at + mark.length;
}

function answer(socket: Socket, line: Answer): void {
  if (line === null) socket.end();
  else socket.write(`${line}\r\n`);
}

async function send(answers: Answers, parts = ["Subject: x\r\n\r\n", "Hello.\r\n"]) {
  const { url, messages } = await openRelay(answers);
  const mailer = openMailer(url);
  const envelope = { from: "feed@example.org", to: "ada@example.org" };
  try {
    const first = await mailer.send(envelope, parts);
    return { first, messages };
  } finally {
    mailer.close();
  }
}

describe("a relay", () => {
  it.each<[string, Answers, object]>([
    ["takes it", {}, { outcome: "accepted", response: "250 2.0.0 queued as 1" }],
    [
      "is closing as it greets",
      { greeting: "421 4.3.2 later" },
      { outcome: "deferred", isRelay: true },
    ],
    ["wants nobody", { greeting: "554 5.7.1 no" }, { outcome: "deferred", isRelay: true }],
    ["hangs up before a word", { greeting: null }, { outcome: "deferred", isRelay: true }],
    ["refuses our login", { AUTH: "535 5.7.8 wrong" }, { outcome: "deferred", isRelay: true }],
    [
      "refuses our sender for now",
      { MAIL: "451 4.7.1 slower" },
      { outcome: "deferred", isRelay: true },
    ],
    [
      "refuses our sender for good",
      { MAIL: "550 5.7.1 not you" },
      { outcome: "deferred", isRelay: true },
    ],
    ["hangs up at the sender", { MAIL: null }, { outcome: "deferred", isRelay: true }],
    ["greylists the address", { RCPT: "450 4.7.1 wait" }, { outcome: "deferred", isRelay: false }],
    ["knows no such address", { RCPT: "550 5.1.1 who" }, { outcome: "failed", isBounce: true }],
    ["knows it no more, in plain SMTP", { RCPT: "550 who" }, { outcome: "failed", isBounce: true }],
    [
      "has a full mailbox there",
      { RCPT: "552 5.2.2 full" },
      { outcome: "failed", isBounce: false },
    ],
    ["hangs up at the address", { RCPT: null }, { outcome: "deferred", isRelay: true }],
    ["takes no message now", { DATA: "451 4.3.0 disk" }, { outcome: "deferred", isRelay: false }],
    ["takes no message of ours", { DATA: "554 5.7.1 no" }, { outcome: "failed", isBounce: false }],
    [
      "throttles after the message",
      { ".": "454 4.7.0 slower" },
      { outcome: "deferred", isRelay: false },
    ],
    [
      "closes after the message, saying so",
      { ".": "421 4.3.2 later" },
      { outcome: "deferred", isRelay: true },
    ],
    [
      "finds the message malformed",
      { ".": "554 5.6.0 bad" },
      { outcome: "failed", isBounce: false },
    ],
    ["hangs up after the message", { ".": null }, { outcome: "in_doubt" }],
  ])("that %s has its line in the table", async (_, answers, outcome) => {
    const { first } = await send(answers);
    expect(first).toMatchObject(outcome);
  });

  it("gets the parts of a message as one, ended by the dot and changed nowhere", async () => {
    const parts = ["Subject: x\r\n\r\n", "Hello,\r\n", "it ends=2E\r\n"];
    const { messages } = await send({}, parts);
    expect(messages).toEqual([`${parts.join("")}.\r\n`]);
  });

  it("gets a message larger than the space kept for most", async () => {
    const line = `${"x".repeat(70)}\r\n`;
    const { first, messages } = await send({}, ["Subject: x\r\n\r\n", line.repeat(4_000)]);
    expect(first.outcome).toBe("accepted");
    expect(messages[0]?.length).toBe(14 + 72 * 4_000 + 3);
  });
});
