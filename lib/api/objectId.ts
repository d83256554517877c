import { createHash } from "node:crypto";

/** A stable id in the form MongoDB gives: clients check only that it is 24 hexadecimal digits. */
export const deriveObjectId = (kind: string, name: string): string =>
  createHash("sha256").update(`${kind}\n${name}`).digest("hex").slice(0, 24);
