import { cookies } from "next/headers";
import { findSignedIn, SESSION_COOKIE } from "@/lib/readers/session/run";
import type { StoredReader } from "@/lib/readers/store";

/** The reader whose session this request carries; null for everyone else. */
export async function readSignedIn(): Promise<StoredReader | null> {
  const session = (await cookies()).get(SESSION_COOKIE)?.value;
  return findSignedIn(session, new Date());
}
