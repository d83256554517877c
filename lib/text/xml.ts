import { XMLParser, XMLValidator } from "fast-xml-parser";
import { decodeEntities } from "./entities";

export type XmlNode = { [name: string]: XmlValue };
export type XmlValue = string | XmlNode | XmlValue[];

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  textNodeName: "#text",
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  // Decoded by decodeEntities: the parser's own way knows entities a document defines itself.
  processEntities: false,
});

/**
 * A whole, well-formed XML document as a tree without name space prefixes. Throws on a truncated one,
 * on HTML, and on any DOCTYPE: none of our sources has one, and it is where entity bombs and external
 * entities live.
 */
export function parseXml(text: string): XmlNode {
  const start = text.slice(0, 2000).trimStart().toLowerCase();
  if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
    throw new Error("The answer is an HTML page, not XML.");
  }
  if (!start.startsWith("<")) throw new Error("The answer is not XML.");
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text))
    throw new Error("The XML declares a DOCTYPE or entities.");
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) {
    throw new Error(`The XML is broken in line ${verdict.err.line}: ${verdict.err.msg}`);
  }
  return parser.parse(text) as XmlNode;
}

/** Throws on what only the beginning of a document can declare. */
export function rejectDoctype(text: string): void {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text))
    throw new Error("The XML declares a DOCTYPE or entities.");
}

/** The children of that name, none or more. */
export function childrenOf(node: XmlValue | undefined, name: string): XmlValue[] {
  if (node === undefined || typeof node === "string" || Array.isArray(node)) return [];
  const found = node[name];
  return found === undefined ? [] : Array.isArray(found) ? found : [found];
}

/** The first child of that name. */
export function childOf(node: XmlValue | undefined, ...path: string[]): XmlValue | undefined {
  return path.reduce<XmlValue | undefined>((at, name) => childrenOf(at, name)[0], node);
}

/** The text of the first child of that name, entities decoded; null when absent or blank. */
export function textOf(node: XmlValue | undefined, name: string): string | null {
  const found = childOf(node, name);
  const text = typeof found === "string" ? found : found && textOf(found, "#text");
  return text?.trim() ? (typeof found === "string" ? decodeEntities(found) : text) : null;
}
