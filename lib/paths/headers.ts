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

const TOKEN_PAGE =
  /^\/(?:(?:api\/)?(?:confirm|unsubscribe|preferences|signin)|editions\/view|feeds)\/./;

export const isTokenPage = (path: string): boolean => TOKEN_PAGE.test(path);

const themeScriptHash = createHash("sha256").update(THEME_SCRIPT).digest("base64");

/**
 * The content security policy of every page. The one inline script is the theme's, named by its
 * hash; Next's own are taken out of pages (jobs/web/document.ts), except in development.
 */
export function composePolicy(isDevelopment: boolean): string {
  // The development server inlines scripts and styles, evaluates source maps, talks over a socket.
  const scripts = isDevelopment ? "'unsafe-inline' 'unsafe-eval'" : `'sha256-${themeScriptHash}'`;
  return [
    "default-src 'self'",
    `script-src 'self' ${scripts}`,
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    "img-src 'self' data:",
    isDevelopment ? "connect-src 'self' ws:" : "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
