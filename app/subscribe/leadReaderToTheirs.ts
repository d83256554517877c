import { redirect } from "next/navigation";
import { readSignedIn } from "@/app/api/readSignedIn";
import { standingTokenOf } from "@/app/standingTokenOf";
import { toQuery } from "@/lib/forms/query";
import type { Fields } from "@/lib/subscriptions/form";

/** Who is signed in adds the search of a link to what they follow, and need not subscribe again. */
export async function leadReaderToTheirs({ q }: Fields): Promise<void> {
  const reader = q && (await readSignedIn());
  if (!reader) return;
  redirect(`/preferences/${standingTokenOf(reader, "preferences")}?${toQuery({ q })}`);
}
