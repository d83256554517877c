import { settings } from "@/lib/env";
import type { StoredReader } from "@/lib/readers/store";
import { formatStandingToken } from "@/lib/tokens/standing";

/** The token that leads a signed-in reader to a page or feed of their own. */
export const standingTokenOf = (
  { id, tokenVersion }: StoredReader,
  purpose: "preferences" | "feed",
): string => formatStandingToken(settings().SECRET ?? "", purpose, { id, version: tokenVersion });
