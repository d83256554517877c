import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { composePolicy, isTokenPage } from "@/lib/paths/headers";
import { THEME_SCRIPT } from "@/lib/paths/themeScript";

const production = { isDevelopment: false };

describe("the content security policy", () => {
  it("of a cached page allows inline scripts, as the same bytes go to everybody", () => {
    expect(composePolicy({ nonce: null, ...production })).toContain(
      "script-src 'self' 'unsafe-inline';",
    );
  });

  it("of a dynamic page allows its nonce and the theme script alone", () => {
    const policy = composePolicy({ nonce: "abc", ...production });
    const hash = createHash("sha256").update(THEME_SCRIPT).digest("base64");
    expect(policy).toContain(`script-src 'self' 'nonce-abc' 'sha256-${hash}';`);
    expect(policy).not.toContain("unsafe");
  });

  it("lets nothing be framed, posted or loaded elsewhere", () => {
    const policy = composePolicy({ nonce: null, ...production });
    for (const rule of [
      "default-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ]) {
      expect(policy.split("; ")).toContain(rule);
    }
  });

  it("allows evaluation in development alone", () => {
    expect(composePolicy({ nonce: null, isDevelopment: true })).toContain("'unsafe-eval'");
    expect(composePolicy({ nonce: null, ...production })).not.toContain("'unsafe-eval'");
  });
});

describe("a page with a token in its address", () => {
  it("is known by its path", () => {
    expect(["/confirm/a", "/unsubscribe/a", "/preferences/a", "/signin/a"].every(isTokenPage)).toBe(
      true,
    );
    expect(["/", "/signin", "/subscribe", "/confirm/"].some(isTokenPage)).toBe(false);
  });
});
