import { settings } from "@/lib/env";
import { findReader, type StoredReader } from "@/lib/readers/store";
import { formatSession, isSession, parseSession, SESSION_SECONDS } from "@/lib/tokens/session";
import { TOKEN_LIFETIME_MS } from "@/lib/tokens/single";

export const SESSION_COOKIE = "paperfeed_session";
/** Which page a reader was at when asked to sign in, until the mailed link is used. */
export const NEXT_COOKIE = "paperfeed_next";

/** Whose session a cookie holds; null for none, a broken, ended or revoked one. Changes nothing. */
export async function findSignedIn(
  session: string | undefined,
  now: Date,
): Promise<StoredReader | null> {
  const parsed = session ? parseSession(session, now) : null;
  const reader = parsed && (await findReader(parsed.id));
  if (!reader || !session) return null;
  const subject = { id: reader.id, version: reader.tokenVersion };
  return isSession(settings().SECRET ?? "", subject, session) ? reader : null;
}

/** The Set-Cookie line that signs a reader in. Only sent with our own pages and forms. */
export function composeSessionCookie(
  reader: { id: number; tokenVersion: number },
  now: Date,
): string {
  const { SECRET = "" } = settings();
  const endsAt = new Date(now.getTime() + SESSION_SECONDS * 1000);
  const session = formatSession(SECRET, { id: reader.id, version: reader.tokenVersion }, endsAt);
  return cookie(SESSION_COOKIE, session, SESSION_SECONDS);
}

export const composeSignOutCookie = (): string => cookie(SESSION_COOKIE, "", 0);

/** Remembers a path of ours as long as the mailed link lasts; null forgets what was remembered. */
export const composeNextCookie = (path: string | null): string =>
  cookie(NEXT_COOKIE, path ?? "", path ? TOKEN_LIFETIME_MS.signin / 1000 : 0);

/** SameSite=Lax: the link of a mail finds its reader signed in, a form of another site does not. */
function cookie(name: string, value: string, seconds: number): string {
  const isSecure = settings().APP_URL.startsWith("https:");
  const flags = `Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
  return `${name}=${value}; ${flags}`;
}
