import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Encoding } from "./encoding";

/** Brotli at 5 is a fifth smaller than gzip at 6 for the same time; 11 would take a hundred times. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
const GZIP = { level: 6 };

type Tidy = (body: Buffer) => Buffer;

/**
 * Compressed bodies by the content they came from, so that one can never be stale. Bounded in bytes;
 * what was not asked for longest goes first. Two requests for one content share its compression.
 */
export class CompressedStore {
  private readonly bodies = new Map<string, Buffer>();
  private readonly underway = new Map<string, Promise<Buffer>>();
  private byteCount = 0;

  constructor(private readonly bytesMax: number) {}

  /** `tidy` is asked once per content, before it is compressed. */
  async compress(body: Buffer, encoding: Encoding, tidy: Tidy): Promise<Buffer> {
    const key = `${encoding} ${createHash("sha1").update(body).digest("base64")}`;
    const known = this.bodies.get(key);
    if (known) {
      // A Map keeps the order of insertion: the one just used goes to the end.
      this.bodies.delete(key);
      this.bodies.set(key, known);
      return known;
    }
    const made = this.underway.get(key) ?? this.make(key, encoding, () => tidy(body));
    this.underway.set(key, made);
    return made;
  }

  private async make(key: string, encoding: Encoding, read: () => Buffer): Promise<Buffer> {
    try {
      const made = await compressBody(read(), encoding);
      this.keep(key, made);
      return made;
    } finally {
      this.underway.delete(key);
    }
  }

  private keep(key: string, body: Buffer): void {
    this.bodies.set(key, body);
    this.byteCount += body.length;
    for (const [oldest, { length }] of this.bodies) {
      if (this.byteCount <= this.bytesMax) return;
      this.bodies.delete(oldest);
      this.byteCount -= length;
    }
  }
}

export const compressBody = (body: Buffer, encoding: Encoding): Promise<Buffer> =>
  encoding === "br"
    ? promisify(brotliCompress)(body, BROTLI)
    : promisify<Buffer, typeof GZIP, Buffer>(gzip)(body, GZIP);
