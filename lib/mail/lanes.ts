/** What all workers together keep to: messages a second, and messages in flight. */
export type Limits = { rate: number; connections: number };

/** The table mail_lanes has as many rows. More would only make the groups small. */
const LANES_MAX = 4;
/** A group smaller than this pays more for its three statements than it gains by its lane. */
const GROUP_MIN = 20;

/**
 * How many lanes the connections are shared out in: while one group waits for the relay, another
 * waits for the database. Two at least, where there are two connections.
 */
export function countLanes(connections: number): number {
  const full = Math.floor(connections / GROUP_MIN);
  return Math.min(connections, LANES_MAX, Math.max(2, full));
}
