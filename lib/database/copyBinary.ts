/** PostgreSQL manual, COPY, Binary Format: a signature, no flags, no extension. */
export const COPY_BINARY_HEADER = Buffer.from("PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0", "latin1");
/** A row of -1 columns. */
export const COPY_BINARY_TRAILER = Buffer.from([0xff, 0xff]);

/** PostgreSQL counts days and microseconds from 2000-01-01 on. */
const EPOCH_MS = Date.UTC(2000, 0, 1);
const DAY_MS = 86_400_000;
const TWO_32 = 2 ** 32;
const TEXT_OID = 25;
/** No letter of UTF-16 takes more bytes in UTF-8. */
const UTF8_MAX = 3;
const ASCII_MAX = 127;
/** Up to here a loop is faster than the call into the runtime that Buffer.write() is. */
const SHORT_LENGTH = 48;

/**
 * Rows in the binary format of COPY: PostgreSQL has nothing to unquote or parse. Each method writes one
 * column, in the form which the column's type has in that format.
 */
export class CopyBuffer {
  private at = 0;
  private bytes: Buffer;

  /** `size` is what the rows are expected to take; more makes it grow. */
  constructor(size: number) {
    this.bytes = Buffer.allocUnsafeSlow(size);
  }

  /** What was written, without a copy; the buffer is not to be written to after. */
  finish(): Buffer {
    return this.bytes.subarray(0, this.at);
  }

  row(columnCount: number): void {
    this.reserve(2);
    this.int16(columnCount);
  }

  int(value: number): void {
    this.reserve(8);
    this.int32(4);
    this.int32(value);
  }

  text(value: string | null): void {
    if (value === null) this.null();
    else this.lengthAndLetters(value);
  }

  texts(values: string[]): void {
    const start = this.begin();
    this.reserve(20);
    this.int32(values.length > 0 ? 1 : 0);
    this.int32(0);
    this.int32(TEXT_OID);
    if (values.length > 0) {
      this.int32(values.length);
      this.int32(1);
    }
    for (const value of values) this.lengthAndLetters(value);
    this.end(start);
  }

  jsonb(value: string): void {
    const start = this.begin();
    this.reserve(1 + value.length * UTF8_MAX);
    // The version of the format.
    this.bytes[this.at++] = 1;
    this.letters(value);
    this.end(start);
  }

  instant(value: Date | null): void {
    if (value === null) {
      this.null();
      return;
    }
    const us = (value.getTime() - EPOCH_MS) * 1000;
    if (!Number.isSafeInteger(us)) throw new RangeError("A date is not valid.");
    this.reserve(12);
    this.int32(8);
    const high = Math.floor(us / TWO_32);
    this.int32(high);
    this.int32(us - high * TWO_32);
  }

  /** A day as YYYY-MM-DD. */
  day(value: string | null): void {
    if (value === null) {
      this.null();
      return;
    }
    const day = new Date(value);
    // JavaScript takes the 30th of February for the 2nd of March.
    if (Number.isNaN(day.getTime()) || !day.toISOString().startsWith(`${value}T00:00`)) {
      throw new RangeError(`Not a day: ${value}.`);
    }
    this.int((day.getTime() - EPOCH_MS) / DAY_MS);
  }

  /** Begins a tsvector of so many lexemes; each follows by lexeme(), and endColumn() closes it. */
  beginLexemes(count: number): number {
    const start = this.begin();
    this.reserve(4);
    this.int32(count);
    return start;
  }

  /** A lexeme, of which so many positions follow. */
  lexeme(text: string, positionCount: number): void {
    this.reserve(text.length * UTF8_MAX + 3 + positionCount * 2);
    this.letters(text);
    this.bytes[this.at++] = 0;
    this.int16(positionCount);
  }

  /** A position with its weight, which are two bits above 14. */
  position(value: number): void {
    this.int16(value);
  }

  endColumn(start: number): void {
    this.end(start);
  }

  null(): void {
    this.reserve(4);
    this.int32(-1);
  }

  private begin(): number {
    this.reserve(4);
    this.at += 4;
    return this.at;
  }

  private end(start: number): void {
    this.bytes.writeInt32BE(this.at - start, start - 4);
  }

  private lengthAndLetters(value: string): void {
    this.reserve(4 + value.length * UTF8_MAX);
    this.at += 4;
    const start = this.at;
    this.letters(value);
    this.end(start);
  }

  private letters(value: string): void {
    const { length } = value;
    if (length <= SHORT_LENGTH) {
      let n = 0;
      for (; n < length; n += 1) {
        const code = value.charCodeAt(n);
        if (code > ASCII_MAX) break;
        this.bytes[this.at + n] = code;
      }
      if (n === length) {
        this.at += length;
        return;
      }
    }
    this.at += this.bytes.write(value, this.at);
  }

  private int16(value: number): void {
    this.bytes[this.at] = value >> 8;
    this.bytes[this.at + 1] = value;
    this.at += 2;
  }

  private int32(value: number): void {
    this.bytes[this.at] = value >> 24;
    this.bytes[this.at + 1] = value >> 16;
    this.bytes[this.at + 2] = value >> 8;
    this.bytes[this.at + 3] = value;
    this.at += 4;
  }

  private reserve(length: number): void {
    if (this.at + length <= this.bytes.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(this.bytes.length * 2, this.at + length));
    this.bytes.copy(grown, 0, 0, this.at);
    this.bytes = grown;
  }
}
