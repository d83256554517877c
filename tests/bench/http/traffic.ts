import { createRandom } from "../data/random";
import { listFreshPaths, TAG } from "./paths";

/** What most visitors ask for. */
export const POPULAR = [
  "/",
  "/",
  "/",
  "/",
  "/new",
  "/tags",
  `/tags/${TAG}`,
  "/feed.xml",
  "/top/week",
];
/** Of so many requests one is for a page that may never have been asked for. */
const FRESH_EVERY = 10;

/** An endless stream of paths as visitors ask for them: few pages often, many seldom; by seed. */
export async function createTraffic(): Promise<() => string> {
  const { feed, tag, paper } = await listFreshPaths();
  const random = createRandom(9, 0);
  const rare = [feed, tag, paper, paper];
  return () => {
    if (!random.isOneIn(FRESH_EVERY)) return random.pick(POPULAR);
    const paths = random.pick(rare);
    return paths[random.zipf(paths.length)] ?? "/";
  };
}
