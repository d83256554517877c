import { allowanceKey, networkOf, periodStart } from "@/lib/allowances/key";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A class room behind one address may subscribe; a script may not mail the world. */
const REQUESTS_PER_NETWORK_AND_HOUR = 30;
/** Enough for a lost mail and a second try; little for a stranger who would fill an inbox. */
const LETTERS_PER_ADDRESS_AND_DAY = 3;

/** How often one network may ask for letters. */
export function networkAllowance(secret: string, network: string, now: Date) {
  return {
    key: allowanceKey(secret, "letters-from", networkOf(network)),
    period: periodStart(now, HOUR_MS),
    limit: REQUESTS_PER_NETWORK_AND_HOUR,
  };
}

/** How many letters of a kind one address gets, whoever asks from wherever. */
export function addressAllowance(secret: string, kind: string, addressKey: string, now: Date) {
  return {
    key: allowanceKey(secret, `${kind}-to`, addressKey),
    period: periodStart(now, DAY_MS),
    limit: LETTERS_PER_ADDRESS_AND_DAY,
  };
}
