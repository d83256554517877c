/** A MIME entity as far as a report needs it. */
export type Entity = { headers: Map<string, string>; type: string; body: string };

/** Headers (lower-case names, unfolded) and the body as it stands. */
export function parseEntity(source: string): Entity {
  const text = source.replace(/\r\n/g, "\n").replace(/^\n+/, "");
  const end = text.indexOf("\n\n");
  const head = end < 0 ? text : text.slice(0, end);
  const headers = parseFields(head);
  const type =
    (headers.get("content-type") ?? "text/plain").split(";")[0]?.trim().toLowerCase() ?? "";
  const body = end < 0 ? "" : text.slice(end + 2);
  return { headers, type, body: decode(body, headers.get("content-transfer-encoding")) };
}

/** "Name: value" lines, the first of each name. */
export function parseFields(block: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of block.replace(/\n[ \t]+/g, " ").split("\n")) {
    const match = /^([!-9;-~]+):[ \t]*(.*)$/.exec(line);
    const name = match?.[1]?.toLowerCase();
    if (name && !fields.has(name)) fields.set(name, match?.[2]?.trim() ?? "");
  }
  return fields;
}

/** A parameter of a structured header: boundary, report-type. */
export function findParameter(header: string | undefined, name: string): string | null {
  const match = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^;\\s]+))`, "i").exec(header ?? "");
  return match?.[1] ?? match?.[2] ?? null;
}

/** The parts of a multipart entity; none when its boundary is missing. */
export function splitParts(entity: Entity): Entity[] {
  const boundary = findParameter(entity.headers.get("content-type"), "boundary");
  if (!boundary) return [];
  const sections = `\n${entity.body}`.split(`\n--${boundary}`).slice(1);
  return sections
    .filter((section) => !section.startsWith("--"))
    .map((section) => parseEntity(section.replace(/^[^\n]*\n/, "")));
}

function decode(body: string, encoding = ""): string {
  if (encoding.toLowerCase() === "base64") return Buffer.from(body, "base64").toString("utf8");
  if (encoding.toLowerCase() !== "quoted-printable") return body;
  return body
    .replace(/=\n/g, "")
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
