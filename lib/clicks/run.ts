import { allowanceKey, networkOf, periodStart } from "@/lib/allowances/key";
import { settings } from "@/lib/env";
import { rangeOf } from "@/lib/network/range";
import { parsePublicId } from "@/lib/papers/publicId";
import { countClick, findLinkedPaper } from "./store";
import { matchTarget } from "./target";

const DAY_MS = 86_400_000;
/** Every paper of a busy day, twice over. */
const CLICKS_PER_NETWORK_AND_DAY = 500;
/** Of one address range on one paper: an institute's interest, not a machine's. */
const CLICKS_PER_RANGE_AND_PAPER = 5;

/**
 * Counts that somebody went on from a paper to one of its links: once a network, link and day. Who it
 * was is not kept; what keeps the count honest are keyed hashes that are swept after two days.
 */
export async function recordClick(
  click: { paper: string; to: string },
  network: string,
  now: Date,
): Promise<{ outcome: "counted" | "ignored" }> {
  const publicId = parsePublicId(click.paper);
  const paper = publicId && (await findLinkedPaper(publicId));
  const target = paper && matchTarget(click.to, paper);
  if (!paper || !target) return { outcome: "ignored" };
  const { SECRET = "" } = settings();
  const period = periodStart(now, DAY_MS);
  const allowances = [
    { of: `${networkOf(network)} ${paper.id} ${target}`, limit: 1 },
    { of: `${rangeOf(network)} ${paper.id} range`, limit: CLICKS_PER_RANGE_AND_PAPER },
    { of: networkOf(network), limit: CLICKS_PER_NETWORK_AND_DAY },
  ].map(({ of, limit }) => ({ key: allowanceKey(SECRET, "clicks", of), period, limit }));
  const isCounted = await countClick(paper.id, target, allowances, now);
  return { outcome: isCounted ? "counted" : "ignored" };
}
