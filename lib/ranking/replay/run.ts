import { formatReason } from "@/lib/ranking/explain";
import { CURRENT, FORMULAS, type Formula } from "@/lib/ranking/formula";
import { scorePaper } from "@/lib/ranking/score";
import { listScorable } from "@/lib/ranking/store";
import { compareRanks, type Ranked } from "./compare";
import type { ReplayedPaper, ReplayReport } from "./report";
import {
  findBasis,
  findRangeAt,
  listFormulas,
  listIdsAt,
  listNames,
  type NamedPaper,
  withSnapshot,
} from "./store";

/** A page. */
const SHOWN = 30;
/** Bounds the memory of abstracts and readings. */
const BATCH_SIZE = 1000;

/**
 * The front page as it stood at an instant: from readings up to it, papers known by it and the formula in
 * use then, or those named by `versions`. What is stored of papers as they are now alone (text, links,
 * tags) is of now. Writes nothing, and could not.
 */
export async function replayFeed(at: Date, versions: string[] = []): Promise<ReplayReport> {
  return withSnapshot(async (tx) => {
    const formulas = chooseFormulas(await listFormulas(tx), versions, at);
    const basis = await findBasis(tx, at);
    const range = await findRangeAt(tx, at, basis);
    const ids = await listIdsAt(tx, { at, basis, range });
    const ranked = await rankAll(tx, ids, formulas, at);
    const shown = ranked.flatMap((one) => one.slice(0, SHOWN).map(({ id }) => id));
    const names = new Map((await listNames(tx, shown, at)).map((one) => [one.id, one]));
    const replays = formulas.map(({ name, version }, place) => ({
      ...{ formula: name, version },
      papers: (ranked[place] ?? []).slice(0, SHOWN).map((paper, index) => {
        return describePaper(paper, index + 1, names.get(paper.id));
      }),
    }));
    const moves =
      ranked.length > 1
        ? compareRanks(ranked[0] ?? [], ranked.at(-1) ?? [], {
            shown: SHOWN,
            nameOf: (id) => names.get(id)?.publicId ?? "",
          })
        : [];
    return { at, basis, range, paperCount: ids.length, replays, moves };
  });
}

/** These papers by each formula, best first, in the order the feed's statement has. */
async function rankAll(
  tx: Parameters<typeof listScorable>[0],
  ids: number[],
  formulas: Formula[],
  at: Date,
): Promise<Ranked[][]> {
  const ranked: Ranked[][] = formulas.map(() => []);
  for (let from = 0; from < ids.length; from += BATCH_SIZE) {
    for (const paper of await listScorable(tx, ids.slice(from, from + BATCH_SIZE), null)) {
      const { id, title } = paper;
      for (const [place, formula] of formulas.entries()) {
        ranked[place]?.push({ id, title, ...scorePaper(paper, at, formula) });
      }
    }
  }
  return ranked.map((one) => one.sort((a, b) => b.score - a.score || b.id - a.id));
}

function describePaper(paper: Ranked, rank: number, name?: NamedPaper): ReplayedPaper {
  const { id: _, ...rest } = paper;
  const { publicId = "", isRevised = false } = name ?? {};
  return { rank, publicId, isRevised, ...rest, reason: formatReason(rest.parts) };
}

/** By number or name, of those stored and those this code has; without any the one in use at the time. */
function chooseFormulas(
  stored: (Formula & { firstUsedAt: Date })[],
  versions: string[],
  at: Date,
): Formula[] {
  if (versions.length === 0) {
    return [stored.find(({ firstUsedAt }) => firstUsedAt <= at) ?? CURRENT];
  }
  const known = [...FORMULAS.toReversed(), ...stored];
  return versions.map((asked) => {
    const found = known.find(({ name, version }) => name === asked || String(version) === asked);
    if (found) return found;
    const names = [...new Set(known.map(({ name, version }) => `${version} (${name})`))];
    throw new Error(`There is no formula "${asked}". There are ${names.join(", ")}.`);
  });
}
