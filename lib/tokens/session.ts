import {
  formatStandingToken,
  isStandingToken,
  parseStandingToken,
  type TokenSubject,
} from "./standing";

/** How long a sign-in lasts (seconds): a month, as nothing worth more than a mail hangs on it. */
export const SESSION_SECONDS = 30 * 86_400;

/** What the cookie holds: when it ends, and a standing token bound to that instant. */
export function formatSession(secret: string, reader: TokenSubject, endsAt: Date): string {
  const ends = Math.floor(endsAt.getTime() / 1000);
  return `${ends}.${formatStandingToken(secret, `session.${ends}`, reader)}`;
}

/** The reader a session claims to be of; null when it is none, or over. */
export function parseSession(session: string, now: Date): { id: bigint } | null {
  const { ends, token } = split(session);
  return ends * 1000 > now.getTime() ? parseStandingToken(token) : null;
}

/** Whether the session was made with this secret for this reader, at this token version. */
export function isSession(secret: string, reader: TokenSubject, session: string): boolean {
  const { ends, token } = split(session);
  return isStandingToken(secret, `session.${ends}`, reader, token);
}

function split(session: string): { ends: number; token: string } {
  const match = /^(\d{10})\.(.+)$/.exec(session);
  return { ends: Number(match?.[1] ?? 0), token: match?.[2] ?? "" };
}
