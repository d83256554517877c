import { redirect } from "next/navigation";
import { readSignedIn } from "@/app/api/readSignedIn";
import { settings } from "@/lib/env";
import { toQuery } from "@/lib/forms/query";
import type { Fields } from "@/lib/subscriptions/form";
import { formatStandingToken } from "@/lib/tokens/standing";

/** Who is signed in adds the search of a link to what they follow, and need not subscribe again. */
export async function leadReaderToTheirs({ q }: Fields): Promise<void> {
  const reader = q && (await readSignedIn());
  if (!reader) return;
  const subject = { id: reader.id, version: reader.tokenVersion };
  const token = formatStandingToken(settings().SECRET ?? "", "preferences", subject);
  redirect(`/preferences/${token}?${toQuery({ q })}`);
}
