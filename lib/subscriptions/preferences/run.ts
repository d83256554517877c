import { settings } from "@/lib/env";
import { findReaderByToken } from "@/lib/readers/run";
import type { Fields } from "@/lib/subscriptions/form";
import { findTagBySlug } from "@/lib/tags/taxonomy";
import { formatStandingToken } from "@/lib/tokens/standing";
import { type PreferenceFaults, parsePreferences, type StoredPreferences } from "./form";
import { findPreferences, updatePreferences } from "./store";

export type ChangeOutcome =
  | { outcome: "changed" }
  | { outcome: "invalid"; faults: PreferenceFaults }
  | { outcome: "unknown" };

/** What the holder of a preferences token may see: the subscription, and whose it is, masked. */
export type OwnPreferences = {
  readerId: number;
  /** Opens the feed of what is followed. */
  feedToken: string;
  email: string;
  state: string;
  preferences: StoredPreferences;
};

const isTag = (slug: string) => findTagBySlug(slug) !== undefined;

/** Changes nothing; null for a broken or revoked token. */
export async function readPreferences(token: string): Promise<OwnPreferences | null> {
  const reader = await findReaderByToken("preferences", token);
  const preferences = reader && (await findPreferences(reader.id));
  if (!reader || !preferences) return null;
  const subject = { id: reader.id, version: reader.tokenVersion };
  const feedToken = formatStandingToken(settings().SECRET ?? "", "feed", subject);
  return { readerId: reader.id, feedToken, email: reader.email, state: reader.state, preferences };
}

/** What the holder of a feed token follows; null for a broken or revoked one. Changes nothing. */
export async function readFollowed(token: string): Promise<StoredPreferences | null> {
  const reader = await findReaderByToken("feed", token);
  return reader && findPreferences(reader.id);
}

/** Sets what a reader follows and when the mail comes, by the token of any of their mails. */
export async function changePreferences(
  token: string,
  fields: Fields,
  now: Date,
): Promise<ChangeOutcome> {
  const reader = await findReaderByToken("preferences", token);
  if (!reader || !(await findPreferences(reader.id))) return { outcome: "unknown" };
  const parsed = parsePreferences(fields, isTag, settings().DIGEST_HOUR);
  if (parsed.outcome === "invalid") return parsed;
  await updatePreferences(reader.id, parsed.preferences, now);
  return { outcome: "changed" };
}

/** What is wrong with preferences that were sent. */
export function findPreferenceFaults(fields: Fields): PreferenceFaults {
  const parsed = parsePreferences(fields, isTag, settings().DIGEST_HOUR);
  return parsed.outcome === "invalid" ? parsed.faults : {};
}
