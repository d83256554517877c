import { z } from "zod";

/**
 * Where harvesting one OAI set stands. `from` is the day asked for; while `token` is set the answer goes
 * on, and `nextFrom` is the server's day when it began, from which the next harvest will ask.
 */
export const harvestSchema = z.object({
  from: z.iso.date(),
  nextFrom: z.iso.date().nullable(),
  token: z.string().nullable(),
  finishedAt: z.coerce.date().nullable(),
});
export type Harvest = z.infer<typeof harvestSchema>;

const HOUR_MS = 3_600_000;
/** What the API has read before is not harvested again; this covers the change of days. */
const FIRST_LOOK_MS = 48 * HOUR_MS;
/** Records are published once a night; a day less the play of hourly runs. */
const REST_MS = 20 * HOUR_MS;

export const startHarvest = (now: Date): Harvest => ({
  from: dayOf(new Date(now.getTime() - FIRST_LOOK_MS)),
  nextFrom: null,
  token: null,
  finishedAt: null,
});

/** Whether there is anything to ask for: a list that goes on, or a new night. */
export function isHarvestDue(harvest: Harvest, now: Date): boolean {
  if (harvest.token !== null || harvest.finishedAt === null) return true;
  return now.getTime() - harvest.finishedAt.getTime() >= REST_MS;
}

/** After one saved page. The server's clock says where to go on, as records bear its dates. */
export function advanceHarvest(
  harvest: Harvest,
  page: { token: { value: string } | null; respondedAt: Date | null },
  now: Date,
): Harvest {
  const nextFrom = harvest.nextFrom ?? dayOf(page.respondedAt ?? now);
  if (page.token) return { ...harvest, nextFrom, token: page.token.value };
  return { from: nextFrom, nextFrom: null, token: null, finishedAt: now };
}

/** Tokens expire at midnight: the list is asked for anew, and what was stored is found unchanged. */
export const restartHarvest = (harvest: Harvest): Harvest => ({
  ...harvest,
  nextFrom: null,
  token: null,
});

const dayOf = (at: Date) => at.toISOString().slice(0, 10);
