import { database } from "@/lib/database/client";
import type { Preferences, StoredPreferences } from "./form";

export async function findPreferences(readerId: number): Promise<StoredPreferences | null> {
  const row = await database().subscription.findUnique({
    where: { readerId },
    select: {
      tags: true,
      excludedTags: true,
      authors: true,
      phrases: true,
      searches: true,
      minScore: true,
      paperCount: true,
      cadence: true,
      weekdaysOnly: true,
      mailsQuietDays: true,
      hour: true,
      timeZone: true,
      pausedUntil: true,
    },
  });
  return row && { ...row, cadence: row.cadence === "weekly" ? "weekly" : "daily" };
}

export async function updatePreferences(
  readerId: number,
  { pauseWeeks, ...rest }: Preferences,
  now: Date,
): Promise<void> {
  const WEEK_MS = 7 * 86_400_000;
  const pausedUntil = pauseWeeks > 0 ? new Date(now.getTime() + pauseWeeks * WEEK_MS) : null;
  await database().subscription.update({
    where: { readerId },
    data: { ...rest, pausedUntil, updatedAt: now },
  });
}
