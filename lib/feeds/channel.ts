/** One feed of one deployment, as its readers subscribe to it. Addresses are absolute. */
export type Channel = {
  title: string;
  description: string;
  /** The page this channel is the feed of. */
  pageUrl: string;
  /** The address of the document itself. */
  selfUrl: string;
  /** APP_URL: papers and tags stand below it. */
  appUrl: string;
  /** WebSub hub, when one is set. */
  hubUrl?: string;
};

/** Where a subscriber looks first for hub and topic, and the only place for JSON (WebSub, 4). */
export const listHubLinks = ({ hubUrl, selfUrl }: Pick<Channel, "hubUrl" | "selfUrl">) =>
  hubUrl
    ? [
        { rel: "hub", url: hubUrl },
        { rel: "self", url: selfUrl },
      ]
    : [];

/** The year of the product: part of RFC 4151 tag URIs, which outlive http, https and ports. */
const TAG_URI_YEAR = 2026;

/** The same for ever, whatever the paper's title, version or score becomes. */
export function stableId(channel: Channel, path: string): string {
  return `tag:${new URL(channel.appUrl).hostname},${TAG_URI_YEAR}:${path}`;
}

/** The document's own: each question of a search is a document of its own. */
export function channelId(channel: Channel): string {
  const { pathname, search } = new URL(channel.selfUrl);
  return stableId(channel, pathname + search);
}

export const paperPath = (publicId: string) => `/papers/${publicId}`;
export const paperUrl = (channel: Channel, publicId: string) =>
  channel.appUrl + paperPath(publicId);

/** Of all papers the latest change; 1970 for an empty channel, which never changed. */
export function latestChange(papers: { changedAt: Date }[]): Date {
  return new Date(Math.max(0, ...papers.map((paper) => paper.changedAt.getTime())));
}
