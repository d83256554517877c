import { totalmem } from "node:os";

const MB = 1_048_576;
/** PostgreSQL's own default. */
const LEAST_MB = 128;
/** A million papers are four gigabytes, of which a search reads the newest. */
const MOST_MB = 1_024;
/** The machine does other things too; what a page is not found in, the system's cache mostly has. */
const SHARE = 32;

/** What this process may use at most: of the machine, or of the container it is in. Bytes. */
export const readMemory = (): number =>
  Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);

/**
 * Memory in which the server keeps pages, for its setting shared_buffers. With 100,000 papers, 400 MB,
 * one search of a hundred took longer than 33 ms with 128 MB, and than 28 ms with 512.
 */
export function chooseSharedBuffers(memoryBytes: number): string {
  const share = Math.floor(memoryBytes / MB / SHARE);
  return `${Math.min(MOST_MB, Math.max(LEAST_MB, share))}MB`;
}
