import type { Fields } from "@/lib/subscriptions/form";

export type FormBody =
  | { outcome: "read"; fields: Fields; isScript: boolean }
  | { outcome: "too large" | "malformed" | "unknown type" };

/** A form takes six bytes for a letter outside ASCII: twenty searches of 150 such letters are 18 KB, and names as much. */
const BODY_BYTES_MAX = 49_152;

/**
 * Reads a form (urlencoded, JSON, or multipart as RFC 8058 lets mail programs send it) and stops at
 * the limit, so a flood is not held in memory.
 */
export async function readForm(request: Request): Promise<FormBody> {
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  const isScript = type === "application/json";
  if (Number(request.headers.get("content-length") ?? 0) > BODY_BYTES_MAX) {
    return { outcome: "too large" };
  }
  const bytes = await readBytes(request, BODY_BYTES_MAX);
  if (!bytes) return { outcome: "too large" };
  if (bytes.length === 0) return { outcome: "read", fields: {}, isScript };
  if (isScript) return parseJson(bytes.toString("utf8"));
  if (type === "multipart/form-data") return parseMultipart(request, bytes);
  if (type !== "application/x-www-form-urlencoded") return { outcome: "unknown type" };
  const pairs = [...new URLSearchParams(bytes.toString("utf8"))];
  return { outcome: "read", fields: groupPairs(pairs), isScript };
}

/** The whole body as text; null when it is longer than `bytesMax`. */
export async function readText(request: Request, bytesMax: number): Promise<string | null> {
  return (await readBytes(request, bytesMax))?.toString("utf8") ?? null;
}

async function readBytes(request: Request, bytesMax: number): Promise<Buffer | null> {
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  for (let size = 0; reader; ) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > bytesMax) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks);
}

async function parseMultipart(request: Request, bytes: Buffer): Promise<FormBody> {
  const headers = { "Content-Type": request.headers.get("content-type") ?? "" };
  try {
    const data = await new Response(new Uint8Array(bytes), { headers }).formData();
    const pairs = [...data].map(([name, value]): [string, string] => [name, String(value)]);
    return { outcome: "read", fields: groupPairs(pairs), isScript: false };
  } catch {
    // TypeError: the parts do not fit the boundary that was announced.
    return { outcome: "malformed" };
  }
}

function parseJson(text: string): FormBody {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return { outcome: "malformed" };
    }
    const pairs = Object.entries(value).flatMap(([name, given]) =>
      (Array.isArray(given) ? given : [given]).map((one): [string, string] => [name, String(one)]),
    );
    return { outcome: "read", fields: groupPairs(pairs), isScript: true };
  } catch {
    return { outcome: "malformed" };
  }
}

function groupPairs(pairs: [string, string][]): Fields {
  const fields = new Map<string, string[]>();
  for (const [name, value] of pairs) fields.set(name, [...(fields.get(name) ?? []), value]);
  return Object.fromEntries(fields);
}
