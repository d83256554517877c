import { cookies } from "next/headers";
import { answerText, type ReadForm, readOwnForm } from "@/app/api/answerForm";
import { findSignedIn, SESSION_COOKIE } from "@/lib/readers/session/run";
import type { StoredReader } from "@/lib/readers/store";

/** The reader whose session this request carries; null for everyone else. */
export async function readSignedIn(): Promise<StoredReader | null> {
  const session = (await cookies()).get(SESSION_COOKIE)?.value;
  return findSignedIn(session, new Date());
}

/** A form of ours and the signed-in reader who sent it, or the answer that refuses it. */
export async function readReadersForm(
  request: Request,
): Promise<{ form: ReadForm; reader: StoredReader } | Response> {
  const form = await readOwnForm(request);
  if (form instanceof Response) return form;
  const reader = await readSignedIn();
  return reader ? { form, reader } : answerSignInFirst();
}

export const answerSignInFirst = (): Response => answerText(401, "Please sign in first.");
