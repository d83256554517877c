import { database } from "@/lib/database/client";

type Given = {
  email?: string;
  state?: string;
  confirmedAt?: Date;
  tags?: string[];
  excludedTags?: string[];
  authors?: string[];
  phrases?: string[];
  searches?: string[];
  minScore?: number;
  paperCount?: number;
  cadence?: string;
  weekdaysOnly?: boolean;
  mailsQuietDays?: boolean;
  hour?: number;
  timeZone?: string;
  pausedUntil?: Date;
};

let readerCount = 0;

/** A confirmed reader who follows everything, daily at 7 in UTC, but for what is given. */
export async function insertReader(given: Given = {}): Promise<{ id: number; email: string }> {
  const { email = `reader${++readerCount}@example.org`, state = "confirmed", ...rest } = given;
  const { confirmedAt = new Date("2020-01-01"), ...subscription } = rest;
  const createdAt = confirmedAt;
  const reader = await database().reader.create({
    data: { email, emailKey: email.toLowerCase(), state, createdAt, confirmedAt },
  });
  await database().subscription.create({
    data: {
      readerId: reader.id,
      tags: [],
      excludedTags: [],
      authors: [],
      phrases: [],
      searches: [],
      hour: 7,
      createdAt,
      updatedAt: createdAt,
      ...subscription,
    },
  });
  return reader;
}

/** What was planned for a reader, oldest first. */
export async function listPlanned(readerId: number) {
  const rows = await database().delivery.findMany({
    where: { readerId },
    include: { edition: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ edition, ...row }) => ({
    edition: `${edition.kind} ${edition.editionOn.toISOString().slice(0, 10)}`,
    state: row.state,
    reason: row.reason,
    paperIds: row.paperIds,
    foundBy: row.foundBy,
    changedPaperIds: row.changedPaperIds,
  }));
}
