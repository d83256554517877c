/**
 * React's own comments taken out, lines broken between blocks: SMTP allows lines of 998 bytes, and
 * some filters mistrust a page on one line. Text cannot be hit: its "<" is escaped.
 */
export function tidyHtml(html: string): string {
  return html
    .replace(/<!--(?: |\/?\$)-->/g, "")
    .replace(/(<\/(?:table|p|h1|style|head)>)/g, "$1\n");
}
