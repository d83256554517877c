import { isDeepStrictEqual } from "node:util";
import type { TagMatch } from "@/lib/tags/match";
import { mergeStatements } from "./merge";
import type { PaperStatement } from "./statement";

export type StoredPaper = PaperStatement & { id: number };
export type TaggedStatement = { paper: PaperStatement; tags: TagMatch[] };
export type SaveCounts = {
  inserted: number;
  updated: number;
  unchanged: number;
  /** Removed by the operator, so left alone. */
  removed: number;
};

/** What one page of papers changes: rows to write, and the tags that come with a new text. */
export type SavePlan = {
  inserts: TaggedStatement[];
  updates: { id: number; paper: PaperStatement; tags: TagMatch[] | null }[];
  /** Said again at a later time: only that time is noted. */
  touches: { id: number; statedAt: Date | null }[];
  counts: Pick<SaveCounts, "inserted" | "updated" | "unchanged">;
};

type Place = {
  id: number | null;
  paper: PaperStatement;
  tags: TagMatch[] | null;
  state: "stored" | "touched" | "changed";
};
/** Who said it, and when: without a change of content that alone is no change. */
const PROVENANCE = new Set<string>(["source", "statedAt", "contentHash"]);

/**
 * Folds a page into what is stored, record by record, so that an id repeated in the page is merged
 * too. Papers are one when their arXiv ids are equal, else their DOIs, else their public ids.
 */
export function planSave(stored: StoredPaper[], incoming: TaggedStatement[]): SavePlan {
  const shelf = new Shelf(stored);
  const counts = { inserted: 0, updated: 0, unchanged: 0 };
  for (const { paper, tags } of incoming) counts[shelf.put(paper, tags)] += 1;
  return { ...shelf.listChanges(), counts };
}

class Shelf {
  private readonly places: Place[] = [];
  private readonly byKey = new Map<string, Place>();

  constructor(stored: StoredPaper[]) {
    for (const { id, ...paper } of stored) {
      this.add({ id, paper, tags: null, state: "stored" });
    }
  }

  put(given: PaperStatement, tags: TagMatch[]): keyof SavePlan["counts"] {
    const place = this.find(given);
    const paper = this.withoutForeignDoi(given, place);
    if (!place) {
      this.add({ id: null, paper, tags, state: "changed" });
      return "inserted";
    }
    const merged = mergeStatements(place.paper, paper);
    if (isSame(merged.paper, place.paper)) {
      this.touch(place, merged.paper);
      return "unchanged";
    }
    place.paper = merged.paper;
    if (merged.isNewText) place.tags = tags;
    place.state = "changed";
    this.index(place);
    return "updated";
  }

  listChanges(): Omit<SavePlan, "counts"> {
    const changed = this.places.filter((place) => place.state === "changed");
    const touched = this.places.filter((place) => place.state === "touched");
    return {
      inserts: changed.flatMap(({ id, paper, tags }) =>
        id === null ? [{ paper, tags: tags ?? [] }] : [],
      ),
      updates: changed.flatMap(({ id, paper, tags }) => (id === null ? [] : [{ id, paper, tags }])),
      touches: touched.flatMap(({ id, paper }) =>
        id === null ? [] : [{ id, statedAt: paper.statedAt }],
      ),
    };
  }

  private touch(place: Place, said: PaperStatement): void {
    if (said.contentHash !== place.paper.contentHash) return;
    if (said.statedAt?.getTime() === place.paper.statedAt?.getTime()) return;
    place.paper = { ...place.paper, statedAt: said.statedAt };
    if (place.state === "stored") place.state = "touched";
  }

  private add(place: Place): void {
    this.places.push(place);
    this.index(place);
  }

  private index(place: Place): void {
    for (const key of keysOf(place.paper)) this.byKey.set(key, place);
  }

  private find(paper: PaperStatement): Place | undefined {
    for (const key of keysOf(paper)) {
      const place = this.byKey.get(key);
      // Two arXiv papers that name one DOI, as a paper and its erratum do, stay two.
      const isOther =
        paper.arxivId && place?.paper.arxivId && paper.arxivId !== place.paper.arxivId;
      if (place && !isOther) return place;
    }
    return undefined;
  }

  /** A DOI is kept by the paper that had it first; the column is unique. */
  private withoutForeignDoi(paper: PaperStatement, own: Place | undefined): PaperStatement {
    const holder = paper.doi ? this.byKey.get(`doi ${paper.doi}`) : undefined;
    return holder && holder !== own ? { ...paper, doi: null } : paper;
  }
}

const keysOf = ({ arxivId, doi, publicId }: PaperStatement) => [
  ...(arxivId ? [`id ${arxivId}`] : []),
  ...(doi ? [`doi ${doi}`] : []),
  `id ${publicId}`,
];

/** Field by field, so that the order in which an object was written does not count. */
function isSame(a: PaperStatement, b: PaperStatement): boolean {
  const names = Object.keys(a) as (keyof PaperStatement)[];
  return names.every((name) => PROVENANCE.has(name) || isDeepStrictEqual(a[name], b[name]));
}
