import { simpleParser } from "mailparser";
import { describe, expect, it } from "vitest";
import {
  asPieces,
  buildTemplate,
  cleanSubject,
  encodeHeader,
  fillTemplate,
  type MessageTemplate,
} from "@/lib/mail/message";
import { encodeQuotedPrintable } from "@/lib/mail/quotedPrintable";

const marks = { name: "slot-abc-name", url: "slot-abc-url" };
const build = (body: string, subject = "Hello") =>
  buildTemplate(asPieces({ subject, text: body, html: `<p>${body}</p>` }), marks, "abc");
const fillWhole = (template: MessageTemplate, headers: string[], values: Record<string, string>) =>
  Buffer.from(fillTemplate(template, headers, values).join(""), "latin1");
const fill = (body: string, values: Record<string, string>, subject?: string) =>
  simpleParser(fillWhole(build(body, subject), ["From: <a@b.org>"], values));

describe("a prebuilt message", () => {
  it("carries text and HTML exactly, whatever the letters", async () => {
    const text = `Zürich 😀 ${"long ".repeat(60)}=20 a.b\n.\n\n..dots\ttab \nend`;
    const mail = await fill(text, {});
    expect(mail.text).toBe(text);
    expect(mail.html).toBe(`<p>${text}</p>`);
  });

  it("fills in the reader wherever the mark stands, escaped in HTML only", async () => {
    const pad = "x".repeat(70);
    for (let length = 0; length < 80; length += 7) {
      const body = `${pad.slice(0, length)}slot-abc-name, see slot-abc-url!`;
      const mail = await fill(body, { name: "Ada <&> Ü", url: `https://x.org/${"t".repeat(100)}` });
      expect(mail.text?.trim()).toBe(
        `${pad.slice(0, length)}Ada <&> Ü, see https://x.org/${"t".repeat(100)}!`,
      );
      expect(mail.html).toContain("Ada &lt;&amp;&gt; Ü, see");
    }
  });

  it("keeps every line under the 78 characters mail should have", () => {
    const body = `${"word ".repeat(200)}slot-abc-url${"ü".repeat(300)}`;
    const url = "https://example.org/".padEnd(300, "q");
    const message = fillWhole(build(body), [], { url }).toString("latin1");
    expect(Math.max(...message.split("\r\n").map((line) => line.length))).toBeLessThanOrEqual(76);
  });

  it("begins no line with a dot, so that nothing need be stuffed on the way", () => {
    for (let length = 0; length < 160; length++) {
      const body = `.${"a".repeat(length)}...slot-abc-name\n.\n..${"ü".repeat(length)}.`;
      const message = fillWhole(build(body), [], { name: ".x." }).toString("latin1");
      expect(message).not.toMatch(/^\./m);
    }
  });

  it("encodes a part of many mails once, and joins parts without a seam", async () => {
    let reads = 0;
    const shared = {
      get text() {
        reads += 1;
        return "shared ü.\n";
      },
    };
    const mails = ["one", "two. "].map((own) =>
      buildTemplate(
        { subject: "s", text: [{ text: own }, shared, { text: ".end" }], html: [shared] },
        marks,
        "abc",
      ),
    );
    expect(reads).toBe(1);
    const read = await Promise.all(mails.map((mail) => simpleParser(fillWhole(mail, [], {}))));
    expect(read.map((mail) => mail.text)).toEqual(["oneshared ü.\n.end", "two. shared ü.\n.end"]);
  });

  it("ends every line with CRLF and never with a bare CR or LF", () => {
    const message = fillWhole(build("a\nb\r\nc"), [], {}).toString("latin1");
    expect(message.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });
});

describe("headers", () => {
  it.each([
    "Plain",
    "Zürich 😀 ".repeat(20),
    "=?UTF-8?B?fake?=",
    "日本語のとても長い題名".repeat(9),
  ])("say %s to the reader", async (subject) => {
    expect((await fill("x", {}, subject)).subject).toBe(subject.trim());
  });

  it("take no control character, line break or direction mark from a title", () => {
    expect(cleanSubject("a\r\nBcc: x@y.org\u202Eevil\u0000 b")).toBe("a Bcc: x@y.org evil b");
    expect([...cleanSubject("😀".repeat(500))]).toHaveLength(180);
    expect(encodeHeader("a b")).toBe("a b");
  });
});

it("quoted-printable keeps a space at the end of a line", () => {
  expect(encodeQuotedPrintable("a \nb\t")).toBe("a=20\r\nb=09");
});
