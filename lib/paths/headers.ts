import { createHash } from "node:crypto";
import { THEME_SCRIPT } from "@/lib/paths/themeScript";

/** Sent with every answer of the web process. */
export const SECURITY_HEADERS: Record<string, string> = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  "Cross-Origin-Opener-Policy": "same-origin",
};

/** Pages that carry a token in their address: nobody may keep, index or pass it on. */
export const TOKEN_PAGE_HEADERS: Record<string, string> = {
  "Cache-Control": "private, no-store",
  "Referrer-Policy": "no-referrer",
  "X-Robots-Tag": "noindex, nofollow",
};

const TOKEN_PAGE = /^\/(?:(?:api\/)?(?:confirm|unsubscribe|preferences|signin)|editions\/view)\/./;

export const isTokenPage = (path: string): boolean => TOKEN_PAGE.test(path);

const themeScriptHash = createHash("sha256").update(THEME_SCRIPT).digest("base64");

/**
 * The content security policy of a page. A cached page is the same bytes for everybody and so
 * cannot carry a nonce: Next's inline scripts need 'unsafe-inline' there. A dynamic page names its
 * nonce, and the theme script by its hash.
 */
export function composePolicy(page: { nonce: string | null; isDevelopment: boolean }): string {
  const inline = page.nonce
    ? `'nonce-${page.nonce}' 'sha256-${themeScriptHash}'`
    : "'unsafe-inline'";
  // The development server evaluates source maps, talks over a socket and inlines its styles.
  const development = page.isDevelopment ? " 'unsafe-eval'" : "";
  const rules = [
    "default-src 'self'",
    `script-src 'self' ${inline}${development}`,
    page.isDevelopment ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    "img-src 'self' data:",
    page.isDevelopment ? "connect-src 'self' ws:" : "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return rules.join("; ");
}
