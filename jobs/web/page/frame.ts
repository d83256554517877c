import { dropFramework } from "../document";

/** What stands around the content of every page of the site: before, between and after its own. */
export type Frame = { start: string; middle: string; end: string };

const OWN_HEAD = /<title>[^<]*<\/title>(?:<meta name="description"[^>]*>)?/;
const OWN_CONTENT = /(<main [^>]*>)[\s\S]*(<\/main>)/;

/**
 * Pure: the frame of a page that Next rendered: its own title, description and content are left out.
 * Throws when they are not where they should be.
 */
export function cutFrame(page: Buffer): Frame {
  const text = dropFramework(page).toString("utf8");
  const head = OWN_HEAD.exec(text);
  const content = OWN_CONTENT.exec(text);
  if (!head || !content) throw new Error("The page that Next built has no title or no content.");
  const [, opening = "", closing = ""] = content;
  const contentAt = content.index + opening.length;
  const endAt = content.index + content[0].length - closing.length;
  return {
    start: text.slice(0, head.index),
    middle: text.slice(head.index + head[0].length, contentAt),
    end: text.slice(endAt),
  };
}
