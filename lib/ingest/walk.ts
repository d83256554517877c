import { z } from "zod";

/**
 * Where reading newest-first stands. All submissions up to `completeTo` were read. `open` is a walk
 * that has not arrived there yet: it has read everything between its two instants.
 */
export const walkSchema = z.object({
  completeTo: z.coerce.date().nullable(),
  open: z.object({ newest: z.coerce.date(), oldest: z.coerce.date() }).nullable(),
});
export type Walk = z.infer<typeof walkSchema>;
export type Span = { from: Date; to: Date };

const HOUR_MS = 3_600_000;
/** What a first start fetches: enough for a feed of the week. */
const FIRST_LOOK_MS = 7 * 24 * HOUR_MS;
/** Moderation holds some submissions back; they appear later under their old date. */
const HELD_BACK_MS = 48 * HOUR_MS;

/** What to read next: first the rest of a walk that was cut short, then what is new. */
export function nextSpan(walk: Walk, now: Date): Span {
  const floor = walk.completeTo ?? new Date(now.getTime() - FIRST_LOOK_MS);
  const from = new Date(floor.getTime() - (walk.completeTo ? HELD_BACK_MS : 0));
  return { from, to: walk.open ? walk.open.oldest : now };
}

/** After one saved page, whose papers were submitted at these instants. */
export function advanceWalk(walk: Walk, submittedAt: Date[]): Walk {
  const times = submittedAt.map((at) => at.getTime());
  if (times.length === 0) return walk;
  const newest = walk.open?.newest ?? new Date(Math.max(...times));
  const oldest = new Date(Math.min(...times, walk.open?.oldest.getTime() ?? Infinity));
  return { ...walk, open: { newest, oldest } };
}

/** After the last page of a span. With nothing found, `now` says nothing: papers may come late. */
export function closeWalk(walk: Walk): Walk {
  return { completeTo: walk.open?.newest ?? walk.completeTo, open: null };
}

/**
 * Whether the first page of a walk, newest first, brings any submission later than all that are known.
 * Without one, arXiv has announced nothing since, and what moderation releases comes with the next.
 */
export function hasNews(walk: Walk, papers: { submittedAt: Date | null }[]): boolean {
  const { completeTo, open } = walk;
  if (completeTo === null || open !== null) return true;
  return papers.some(({ submittedAt }) => submittedAt !== null && submittedAt > completeTo);
}
