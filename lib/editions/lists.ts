import { choosePapers, type IndexedPool, type Profile } from "./choose";
import { nameFinders } from "./searches";

/** What readers of one edition follow, who follow the same. */
export type DueProfile = Profile & {
  kind: string;
  editionOn: string;
  /** The most papers that one of its readers may be picked from: those wanted, and those had. */
  neededCount: number;
};
/** `finders`: which of the profile's searches found each paper, counted from 1, or 0; null when none found any. */
export type ChosenList = { key: string; paperIds: number[]; finders: number[] | null };

/** Papers by profile: chosen once for all readers of the step that follow the same. */
export function chooseLists(profiles: DueProfile[], pool: IndexedPool): Map<string, ChosenList> {
  const needed = new Map<string, DueProfile>();
  for (const profile of profiles) {
    const most = needed.get(profile.key)?.neededCount;
    if (most === undefined || profile.neededCount > most) needed.set(profile.key, profile);
  }
  return new Map(
    [...needed].map(([key, profile]) => {
      const paperIds = choosePapers(pool, profile, profile.neededCount);
      return [key, { key, paperIds, finders: nameFinders(pool, profile.searches, paperIds) }];
    }),
  );
}

/** By edition, the papers chosen for these profiles that no earlier step wrote down. */
export function listUnfrozen(
  profiles: DueProfile[],
  lists: Map<string, ChosenList>,
  frozen: Map<string, Set<number>>,
): Map<string, Set<number>> {
  const unfrozen = new Map<string, Set<number>>();
  for (const { kind, editionOn, key } of profiles) {
    const edition = `${kind} ${editionOn}`;
    const ids = unfrozen.get(edition) ?? new Set();
    const known = frozen.get(edition);
    for (const id of lists.get(key)?.paperIds ?? []) if (!known?.has(id)) ids.add(id);
    unfrozen.set(edition, ids);
  }
  return unfrozen;
}
