/** Some 50 ms of a processor each: whoever waits behind these has waited for a second. */
const WAITING_MAX = 20;

let waitingCount = 0;
let last: Promise<unknown> = Promise.resolve();

/**
 * Does one piece of work at a time, in the order they come, so that a robot that asks for a thousand
 * cards keeps no page waiting. Null when too many wait already.
 */
export async function takeTurn<T>(work: () => Promise<T>): Promise<T | null> {
  if (waitingCount >= WAITING_MAX) return null;
  waitingCount += 1;
  const mine = last.then(work);
  last = mine.catch(() => undefined);
  try {
    return await mine;
  } finally {
    waitingCount -= 1;
  }
}
