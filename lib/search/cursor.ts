export const SORTS = ["relevance", "newest", "trending"] as const;
export type Sort = (typeof SORTS)[number];

/** The place after one result: the exact number the results are ordered by, and the paper. */
export type SearchCursor = { value: number; id: number };

const PATTERN = /^[A-Za-z0-9_-]{16}$/;

/** float8 and int4: 12 bytes, 16 characters. */
export function encodeSearchCursor({ value, id }: SearchCursor): string {
  const bytes = Buffer.alloc(12);
  bytes.writeDoubleBE(value, 0);
  bytes.writeInt32BE(id, 8);
  return bytes.toString("base64url");
}

/** Null for anything that was never given out. */
export function decodeSearchCursor(text: string | undefined): SearchCursor | null {
  if (!text || !PATTERN.test(text)) return null;
  const bytes = Buffer.from(text, "base64url");
  const cursor = { value: bytes.readDoubleBE(0), id: bytes.readInt32BE(8) };
  return Number.isFinite(cursor.value) && cursor.id > 0 ? cursor : null;
}
