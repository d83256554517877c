import type { EditionPaper } from "@/lib/deliveries/content";
import { findViewedDelivery, type ViewedDelivery } from "@/lib/deliveries/store";
import { listEditionPapers } from "@/lib/editions/store";
import { settings } from "@/lib/env";
import { isStandingToken, parseStandingToken } from "@/lib/tokens/standing";

/** The edition a mail's "view in browser" opens: the papers and words that were mailed. */
export async function findMailedEdition(
  token: string,
): Promise<(ViewedDelivery & { papers: EditionPaper[] }) | null> {
  const parsed = parseStandingToken(token);
  const subject = parsed && { id: parsed.id, version: 1 };
  if (!subject || !isStandingToken(settings().SECRET ?? "", "view", subject, token)) return null;
  const delivery = await findViewedDelivery(subject.id);
  if (!delivery) return null;
  return { ...delivery, papers: await listEditionPapers(delivery.editionId, delivery.paperIds) };
}
