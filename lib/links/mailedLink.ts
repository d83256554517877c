/** Which page of a mailed link, and the token its address carries. */
export const LINK_KINDS = ["confirm", "unsubscribe", "preferences", "view"] as const;
export type LinkKind = (typeof LINK_KINDS)[number];
export type MailedLink = { kind: LinkKind; token: string };

const PATH = /^\/(?:(confirm|unsubscribe|preferences)|editions\/(view))\/([^/]+)$/;

/** Reads the path of a page that a mail leads to; null for every other page. */
export function parseMailedLink(path: string): MailedLink | null {
  const [, page, view, token] = PATH.exec(path) ?? [];
  const kind = LINK_KINDS.find((one) => one === (page ?? view));
  return kind && token ? { kind, token } : null;
}
