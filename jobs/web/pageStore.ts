import { compressBody } from "./compressedStore";
import type { Encoding } from "./encoding";
import type { SharedAddress } from "./sharedAddress";
import type { SharedPage } from "./sharedPage";

/** A page that is asked for is made anew before it is a minute old. */
const RENEW_AFTER_MS = 50_000;
/** After a quiet time nobody gets a page older than this; next.config.ts tells caches the same. */
const EXPIRED_AFTER_MS = 300_000;
/** A page that could not be made anew is not tried again with every request. */
const RETRY_AFTER_MS = 5_000;
/** So that many pages that grow old at once do not keep the processor from those being asked for. */
const RENEWALS_MAX = 2;
/** What a page takes beside its bytes: key, headers, and their places. */
const ENTRY_BYTES = 2_048;

type Entry = {
  page: SharedPage;
  compressed: Map<Encoding, Promise<Buffer>>;
  madeAt: number;
  retryAt: number;
  byteCount: number;
};
/** `body` is in the encoding named; null when it is as it was made. */
export type FoundPage = {
  page: SharedPage;
  body: Buffer;
  encoding: Encoding | null;
  ageMs: number;
};

/**
 * Pages that are the same for everybody, as they are sent. Bounded in bytes; what was not asked for
 * longest goes first. What is asked for is renewed while the older one is still being sent. Requests
 * for one page that is not there, or is too old, wait for one rendering. `clock` is in milliseconds.
 */
export class PageStore {
  private readonly entries = new Map<string, Entry>();
  private readonly underway = new Map<string, Promise<Entry>>();
  private renewalCount = 0;
  private byteCount = 0;

  constructor(
    private readonly make: (address: SharedAddress) => Promise<SharedPage>,
    private readonly bytesMax: number,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** Throws what making the page throws, unless there is one to send. */
  async find(address: SharedAddress, accepted: Encoding | null): Promise<FoundPage> {
    const entry = this.findCurrent(address) ?? (await this.makeOnce(address));
    const { page } = entry;
    const encoding = page.isCompressible ? accepted : null;
    const body = encoding ? await this.compress(address.key, entry, encoding) : page.body;
    return { page, body, encoding, ageMs: this.clock() - entry.madeAt };
  }

  /** What is kept: for tests, and for whoever watches memory. */
  size(): { pageCount: number; byteCount: number } {
    return { pageCount: this.entries.size, byteCount: this.byteCount };
  }

  private findCurrent(address: SharedAddress): Entry | null {
    const entry = this.entries.get(address.key);
    if (!entry) return null;
    const age = this.clock() - entry.madeAt;
    if (age >= EXPIRED_AFTER_MS) return null;
    // A Map keeps the order of insertion: the one just used goes to the end.
    this.entries.delete(address.key);
    this.entries.set(address.key, entry);
    if (age >= RENEW_AFTER_MS) this.renew(address, entry);
    return entry;
  }

  private renew(address: SharedAddress, old: Entry): void {
    const isTurn = this.renewalCount < RENEWALS_MAX && this.clock() >= old.retryAt;
    if (!isTurn || this.underway.has(address.key)) return;
    this.renewalCount += 1;
    old.retryAt = this.clock() + RETRY_AFTER_MS;
    this.makeOnce(address, [...old.compressed.keys()])
      // The old one is still good; whoever needs a new one will see the fault.
      .catch(() => undefined)
      .finally(() => {
        this.renewalCount -= 1;
      });
  }

  private makeOnce(address: SharedAddress, encodings: Encoding[] = []): Promise<Entry> {
    const known = this.underway.get(address.key);
    if (known) return known;
    const making = this.makeAndKeep(address, encodings).finally(() =>
      this.underway.delete(address.key),
    );
    this.underway.set(address.key, making);
    return making;
  }

  private async makeAndKeep(address: SharedAddress, encodings: Encoding[]): Promise<Entry> {
    const { key } = address;
    const madeAt = this.clock();
    const page = await this.make(address);
    const byteCount = page.body.length + ENTRY_BYTES;
    const entry = { page, compressed: new Map(), madeAt, retryAt: 0, byteCount };
    // Ready in the forms the one before was asked for, so that its successor stalls nobody.
    for (const encoding of encodings) await this.compress(key, entry, encoding);
    if (page.isKept) this.keep(key, entry);
    // Withdrawn or moved since; a fault passes, and the older page is good until it expires.
    else if (page.status < 500) this.drop(key);
    return entry;
  }

  private async compress(key: string, entry: Entry, encoding: Encoding): Promise<Buffer> {
    const known = entry.compressed.get(encoding);
    if (known) return known;
    const made = compressBody(entry.page.body, encoding);
    entry.compressed.set(encoding, made);
    const { length } = await made;
    entry.byteCount += length;
    if (this.entries.get(key) === entry) this.grow(length);
    return made;
  }

  private keep(key: string, entry: Entry): void {
    this.drop(key);
    this.entries.set(key, entry);
    this.grow(entry.byteCount);
  }

  private drop(key: string): void {
    this.byteCount -= this.entries.get(key)?.byteCount ?? 0;
    this.entries.delete(key);
  }

  private grow(byteCount: number): void {
    this.byteCount += byteCount;
    for (const oldest of this.entries.keys()) {
      if (this.byteCount <= this.bytesMax) return;
      this.drop(oldest);
    }
  }
}
