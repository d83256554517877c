const MARKS: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Everything but these is forbidden in XML 1.0 (section 2.2), even escaped: one such character breaks a whole feed. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Text to XML text or attribute value. Escaping `>` too keeps `]]>` out of the document. */
export function escapeXml(text: string): string {
  return text.replace(FORBIDDEN, "").replace(/[&<>"']/g, (mark) => MARKS[mark] ?? "");
}

/** Text to an HTML paragraph inside XML: escaped for HTML, then for XML, so `<tool>` stays text. */
export function escapeHtmlParagraph(text: string): string {
  return escapeXml(`<p>${escapeXml(text)}</p>`);
}

/** `<name a="b">inner</name>`, or `<name a="b"/>` without inner. `inner` is XML already. */
export function element(name: string, attributes: Record<string, string>, inner = ""): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  const start = `<${name}${pairs.join("")}`;
  return inner === "" ? `${start}/>` : `${start}>${inner}</${name}>`;
}

/** An element that holds text alone. */
export const textElement = (name: string, text: string) => element(name, {}, escapeXml(text));

/**
 * The lines before the root element. The stylesheets (public/) make a page of the document in a
 * browser: XSL where it is known, which Chrome gives up in 2026, else plain CSS.
 */
export const PROLOG = `<?xml version="1.0" encoding="utf-8"?>
<?xml-stylesheet type="text/xsl" href="/feed.xsl"?>
<?xml-stylesheet type="text/css" href="/feed.css"?>
`;

/**
 * What both kinds are served as. Their own types, application/rss+xml and application/atom+xml, say
 * more, but a browser told not to sniff shows those as source text and asks for no stylesheet; feed
 * readers look at the root element.
 */
export const XML_TYPE = "application/xml; charset=utf-8";
