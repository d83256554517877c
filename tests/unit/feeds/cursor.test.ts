import { describe, expect, it } from "vitest";
import { decodeCursor, encodeCursor } from "@/lib/feeds/cursor";

describe("a cursor", () => {
  it.each([
    { order: "trending", value: 495_123.123_456_789_01, id: 2_147_483_647 },
    { order: "top", value: -0.1 + 0.3, id: 1 },
    { order: "newest", value: 1_795_435_200_123, id: 42 },
    { order: "top", value: -5e-324, id: 7 },
  ] as const)("comes back exactly: %j", (cursor) => {
    const text = encodeCursor(cursor);
    expect(text).toMatch(/^[A-Za-z0-9_-]{18}$/);
    expect(decodeCursor(text)).toEqual(cursor);
  });

  it("is refused when its number is none, its id is zero or its order unknown", () => {
    const bytes = (order: number, value: number, id: number) => {
      const buffer = Buffer.alloc(13);
      buffer.writeUInt8(order, 0);
      buffer.writeDoubleBE(value, 1);
      buffer.writeInt32BE(id, 9);
      return buffer.toString("base64url");
    };
    expect(decodeCursor(bytes(0, 1, 1))).not.toBeNull();
    expect(decodeCursor(bytes(0, Number.NaN, 1))).toBeNull();
    expect(decodeCursor(bytes(0, Number.POSITIVE_INFINITY, 1))).toBeNull();
    expect(decodeCursor(bytes(0, 1, 0))).toBeNull();
    expect(decodeCursor(bytes(3, 1, 1))).toBeNull();
  });

  it.each([
    "",
    "abc",
    "a".repeat(19),
    "../../etc/passwd..",
    "AAAAAAAAAAAAAAAAA=",
    "'; DROP TABLE s--",
  ])("is refused when nobody made it: %j", (text) => expect(decodeCursor(text)).toBeNull());
});
