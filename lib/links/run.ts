import { findMailedEdition } from "@/lib/deliveries/view/run";
import { findConfirmation, findReaderByToken } from "@/lib/readers/run";
import { type LinkKind, type MailedLink, parseMailedLink } from "./mailedLink";

/**
 * The kind of a mailed link that leads nowhere (cut, revoked, run out); null when it works or the
 * path is another page's. A page that finds that out itself has begun its answer and can no longer
 * show anything without JavaScript, so it is asked before. Changes nothing.
 */
export async function findDeadLink(path: string, now: Date): Promise<LinkKind | null> {
  const link = parseMailedLink(path);
  return link && !(await isAlive(link, now)) ? link.kind : null;
}

async function isAlive({ kind, token }: MailedLink, now: Date): Promise<boolean> {
  if (kind === "view") return (await findMailedEdition(token)) !== null;
  if (kind !== "confirm") return (await findReaderByToken(kind, token)) !== null;
  const { outcome } = await findConfirmation(token, now);
  return outcome === "live" || outcome === "confirmed";
}
