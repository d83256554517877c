import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { composePolicy, isTokenPage } from "@/lib/paths/headers";
import { THEME_SCRIPT } from "@/lib/paths/themeScript";

describe("the content security policy", () => {
  it("allows the theme script by its hash, and no other inline one", () => {
    const hash = createHash("sha256").update(THEME_SCRIPT).digest("base64");
    expect(composePolicy(false)).toContain(`script-src 'self' 'sha256-${hash}';`);
    expect(composePolicy(false)).not.toContain("unsafe");
  });

  it("lets nothing be framed, posted or loaded elsewhere", () => {
    const policy = composePolicy(false);
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
    expect(composePolicy(true)).toContain("'unsafe-eval'");
    expect(composePolicy(false)).not.toContain("'unsafe-eval'");
  });
});

describe("a page with a token in its address", () => {
  it("is known by its path", () => {
    expect(
      ["/confirm/a", "/unsubscribe/a", "/preferences/a", "/signin/a", "/feeds/1-a/feed.xml"].every(
        isTokenPage,
      ),
    ).toBe(true);
    expect(["/", "/signin", "/subscribe", "/confirm/"].some(isTokenPage)).toBe(false);
  });
});
