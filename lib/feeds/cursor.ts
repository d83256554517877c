import { ORDERS, type Order } from "@/lib/feeds/feed";

/**
 * The place after one paper of a feed. `value` is the exact float8 the feed is ordered by (score,
 * merit, or listing instant in milliseconds), so that no rounding can lose or repeat a paper.
 */
export type Cursor = { order: Order; value: number; id: number };

/** order, float8, int4: 13 bytes, 18 characters in base64url. */
const BYTE_COUNT = 13;
const PATTERN = /^[A-Za-z0-9_-]{18}$/;

/** Opaque and safe in a path. */
export function encodeCursor(cursor: Cursor): string {
  const bytes = Buffer.alloc(BYTE_COUNT);
  bytes.writeUInt8(ORDERS.indexOf(cursor.order), 0);
  bytes.writeDoubleBE(cursor.value, 1);
  bytes.writeInt32BE(cursor.id, 9);
  return bytes.toString("base64url");
}

/** Null for anything encodeCursor never wrote. */
export function decodeCursor(text: string): Cursor | null {
  if (!PATTERN.test(text)) return null;
  const bytes = Buffer.from(text, "base64url");
  const order = ORDERS[bytes.readUInt8(0)];
  const value = bytes.readDoubleBE(1);
  const id = bytes.readInt32BE(9);
  if (!order || !Number.isFinite(value) || id < 1) return null;
  const cursor = { order, value, id };
  return encodeCursor(cursor) === text ? cursor : null;
}
