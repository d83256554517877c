import { describe, expect, it } from "vitest";
import { classifyFailure, nextState, type SmtpFailure } from "@/lib/mail/outcome";

const failure = (given: Partial<SmtpFailure>): SmtpFailure => ({
  response: null,
  step: "recipient",
  isDataSent: false,
  message: "Connection closed",
  ...given,
});
const at = (step: SmtpFailure["step"], response: string) =>
  classifyFailure(failure({ step, response, isDataSent: step === "data" }));
const first = { attempts: 1, doubts: 0 };

describe("the error table of delivery", () => {
  it.each([
    ["greylisting", "450 4.7.1 Greylisted, try again", false],
    ["a full mailbox for now", "452 4.2.2 Over quota", false],
    ["throttling", "454 4.7.0 Too many", false],
    ["a closing relay", "421 4.3.2 Shutting down", true],
  ])("puts %s off: %s", (_, response, isRelay) => {
    expect(at("recipient", response)).toMatchObject({ outcome: "deferred", isRelay });
  });

  it.each([
    "550 5.1.1 No such user",
    "550 5.1.2 No such domain",
    "553 5.1.3 Bad address syntax",
    "551 5.1.6 Moved",
    "556 5.1.10 Null MX",
    "550 5.2.1 Disabled",
    "550 no such user here",
    "553 not allowed",
  ])("takes %s to RCPT for a dead address", (response) => {
    expect(at("recipient", response)).toEqual({
      outcome: "failed",
      reason: response,
      isBounce: true,
    });
  });

  it.each([
    ["recipient", "550 5.7.1 Blocked by policy"],
    ["recipient", "552 5.2.2 Mailbox full"],
    ["recipient", "554 Transaction failed"],
    ["data", "550 5.7.515 Unauthenticated"],
    ["data", "550 message looks like spam"],
    ["data", "554 5.6.0 Malformed"],
  ] as const)("fails this mail but keeps the reader: %s %s", (step, response) => {
    expect(at(step, response)).toMatchObject({ outcome: "failed", isBounce: false });
  });

  it.each([
    ["sender", "550 5.7.1 Sender not allowed"],
    ["sender", "530 5.7.0 Authentication required"],
    ["connect", "535 5.7.8 Bad credentials"],
    ["connect", "554 5.7.1 Your address is blocked"],
    ["sender", "451 4.3.0 Try later"],
  ] as const)("keeps mail queued that the relay refuses from us: %s %s", (step, response) => {
    expect(at(step, response)).toMatchObject({ outcome: "deferred", isRelay: true });
  });

  it.each(["connect", "sender", "recipient"] as const)(
    "puts off what a broken line or a timeout stopped before DATA: %s",
    (step) => {
      expect(classifyFailure(failure({ step }))).toMatchObject({
        outcome: "deferred",
        isRelay: true,
      });
    },
  );

  it("is in doubt only when the line broke after DATA without a reply", () => {
    const broken = failure({ step: "data", isDataSent: true });
    expect(classifyFailure(broken)).toEqual({ outcome: "in_doubt", reason: "Connection closed" });
    expect(at("data", "451 4.3.0 Try later")).toMatchObject({ outcome: "deferred" });
    expect(at("data", "421 4.3.2 Shutting down")).toMatchObject({ outcome: "deferred" });
  });
});

describe("the next state", () => {
  it("settles what was accepted or refused for good", () => {
    expect(nextState({ outcome: "accepted", response: "250 ok" }, first, 0)).toEqual({
      state: "accepted",
      reason: null,
      retryMs: null,
    });
    const refused = { outcome: "failed", reason: "550 5.1.1", isBounce: true } as const;
    expect(nextState(refused, first, 0)).toMatchObject({ state: "failed", retryMs: null });
  });

  it("keeps a deferred mail queued, ever more patiently, for about a day", () => {
    const deferred = { outcome: "deferred", reason: "450 later", isRelay: false } as const;
    let waited = 0;
    let attempts = 1;
    for (; ; attempts++) {
      const next = nextState(deferred, { attempts, doubts: 0 }, 0.5);
      if (next.retryMs === null) {
        expect(next.state).toBe("failed");
        expect(next.reason).toContain("450 later");
        break;
      }
      expect(next.state).toBe("queued");
      waited += next.retryMs;
    }
    expect(waited / 3_600_000).toBeGreaterThan(18);
    expect(waited / 3_600_000).toBeLessThan(30);
  });

  it("sends a mail in doubt once more, then leaves it in doubt", () => {
    const doubt = { outcome: "in_doubt", reason: "cut" } as const;
    expect(nextState(doubt, first, 0).retryMs).toBeGreaterThan(0);
    expect(nextState(doubt, { attempts: 2, doubts: 1 }, 0)).toMatchObject({
      state: "in_doubt",
      retryMs: null,
    });
  });

  it("spreads retries so that they do not come in step", () => {
    const deferred = { outcome: "deferred", reason: "450", isRelay: false } as const;
    expect(nextState(deferred, first, 0).retryMs).not.toBe(nextState(deferred, first, 1).retryMs);
  });
});
