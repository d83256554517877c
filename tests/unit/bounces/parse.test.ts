import { describe, expect, it } from "vitest";
import { parseReport, splitMailbox } from "@/lib/bounces/parse";
import { composeComplaint, composeDsn, VACATION } from "../../fixtures/bounces/compose";

const messageId = "<daily.2026-03-10.0123456789abcdef01234567@localhost>";
const report = (kind: string, status: string | null) => ({
  outcome: "report",
  report: { kind, messageId, status },
});

describe("a report of a mail server", () => {
  it.each([
    ["5.1.1", "hard"],
    ["5.1.10", "hard"],
    ["5.2.1", "hard"],
    ["5.2.2", "soft"],
    ["5.7.1", "soft"],
    ["4.4.7", "soft"],
  ])("with status %s is a %s bounce", (status, kind) => {
    expect(parseReport(composeDsn({ messageId, status }))).toEqual(report(kind, status));
  });

  it("goes by the Status field, not by what the text says", () => {
    const text = "550 5.1.1 User unknown";
    expect(parseReport(composeDsn({ messageId, status: "4.2.2", text }))).toEqual(
      report("soft", "4.2.2"),
    );
  });

  it.each(["delayed", "delivered", "relayed", "expanded"])(
    "that a mail is %s is no bounce",
    (action) => {
      expect(parseReport(composeDsn({ messageId, action }))).toEqual({ outcome: "notice" });
    },
  );

  it("is read with the line ends of the network too", () => {
    const source = composeDsn({ messageId }).replaceAll("\n", "\r\n");
    expect(parseReport(source)).toEqual(report("hard", "5.1.1"));
  });

  it("without our Message-ID says nothing about anyone", () => {
    const source = composeDsn({ messageId }).replace(/^Message-ID:.*\n/m, "");
    expect(parseReport(source)).toEqual({ outcome: "unreadable" });
  });

  it("of abuse is a complaint", () => {
    expect(parseReport(composeComplaint(messageId))).toEqual(report("complaint", null));
    expect(parseReport(composeComplaint(messageId, "not-spam"))).toEqual({ outcome: "notice" });
  });
});

it("a vacation reply is not a bounce, whatever its words", () => {
  expect(parseReport(VACATION)).toEqual({ outcome: "reply" });
});

it.each(["", "\n\n", "no headers at all", "Content-Type: multipart/report", "\u0000".repeat(500)])(
  "broken mail %j is said to be unreadable",
  (source) => expect(parseReport(source)).toEqual({ outcome: "unreadable" }),
);

it("takes an mbox apart", () => {
  const mbox = `From daemon Tue Mar 10 07:00:00 2026\n${composeDsn({ messageId })}\nFrom ada Tue Mar 10\n${VACATION}`;
  expect(splitMailbox(mbox)).toHaveLength(2);
});

describe("a mail to the address of List-Unsubscribe", () => {
  const token = `17-${"aB_-".repeat(10)}xyz`;
  const letter = (subject: string, more = "") =>
    parseReport(`From: ada@example.org\nSubject: ${subject}\n${more}\nany text`);

  it("unsubscribes by the token in its subject", () => {
    expect(letter(`unsubscribe ${token}`)).toEqual({ outcome: "unsubscribe", token });
    expect(letter(`Unsubscribe+${token}`)).toEqual({ outcome: "unsubscribe", token });
  });

  it("unsubscribes nobody without one, or when a machine answers", () => {
    expect(letter("unsubscribe")).toEqual({ outcome: "unreadable" });
    expect(letter(`Re: unsubscribe ${token}`)).toEqual({ outcome: "unreadable" });
    expect(letter(`unsubscribe ${token}`, "Auto-Submitted: auto-replied\n")).toEqual({
      outcome: "reply",
    });
  });
});
