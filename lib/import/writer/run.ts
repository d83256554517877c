import type { ImportItem } from "@/lib/import/item";
import { type FileReport, tallyReason } from "@/lib/import/report";
import { recordReadings } from "@/lib/observations/store";
import { LOADS_MAX, type PaperLoader } from "@/lib/papers/loading/store";
import type { IncomingPaper } from "@/lib/papers/paper";
import { loadPapers, recordAnnouncements } from "@/lib/papers/store";
import { matchTags } from "@/lib/tags/match";

/**
 * Papers a transaction: fewer cost more round trips, more hold locks for longer and live through more
 * collections of garbage.
 */
const PAGE_SIZE = 250;
type Item<Kind extends ImportItem["kind"]> = Extract<ImportItem, { kind: Kind }>;

/** Collects items into pages and stores several at once; a reader that is faster has to wait. */
export class ImportWriter {
  private page: ImportItem[] = [];
  private readonly writing = new Set<Promise<void>>();
  private failure: unknown;

  constructor(
    readonly report: FileReport,
    private readonly loader: PaperLoader,
    private readonly now: Date,
  ) {}

  async put(items: ImportItem[]): Promise<void> {
    for (const item of items) {
      if (item.kind === "skipped") continue;
      this.page.push(item);
      if (this.page.length >= PAGE_SIZE) await this.write();
    }
  }

  /** Waits until everything is stored; throws the first failure of the database. */
  async finish(): Promise<void> {
    if (this.page.length > 0) await this.write();
    await Promise.all(this.writing);
    if (this.failure) throw this.failure;
  }

  private async write(): Promise<void> {
    const page = this.page;
    this.page = [];
    while (this.writing.size >= LOADS_MAX) await Promise.race(this.writing);
    if (this.failure) throw this.failure;
    const written = this.savePage(page)
      .catch((error: unknown) => {
        this.failure ??= error;
      })
      .finally(() => this.writing.delete(written));
    this.writing.add(written);
  }

  private async savePage(page: ImportItem[]): Promise<void> {
    const { report, loader, now } = this;
    const papers = page.filter((item) => item.kind === "paper");
    await savePaperItems(papers, report, loader, now);
    const announced = page.filter((item) => item.kind === "announced");
    await saveAnnouncements(announced, report, now);
    await saveReadings(
      page.filter((item) => item.kind === "readings"),
      report,
    );
  }
}

async function savePaperItems(
  items: Item<"paper">[],
  report: FileReport,
  loader: PaperLoader,
  now: Date,
) {
  if (items.length === 0) return;
  const tagged = items.map(({ paper }) => lazilyTagged(paper));
  const saved = await loadPapers(tagged, loader, now);
  report.inserted += saved.inserted;
  report.updated += saved.updated;
  report.unchanged += saved.unchanged;
  tallyReason(report, "removed by the operator", saved.removed);
  const read = await recordReadings(items.flatMap((item) => item.readings));
  report.readings += read.reduce((sum, one) => sum + one.newCount, 0);
}

/** Tagging costs as much as all the rest of reading; a paper seen before does without. */
const lazilyTagged = (paper: IncomingPaper) => ({
  paper,
  get tags() {
    return matchTags(paper);
  },
});

async function saveAnnouncements(items: Item<"announced">[], report: FileReport, now: Date) {
  if (items.length === 0) return;
  const saved = await recordAnnouncements(items, now);
  report.updated += saved.updated;
  report.unchanged += saved.unchanged;
  tallyReason(report, "a paper that is not stored", saved.unknown);
}

/** A line holds several readings of one instant and counts as one record: updated when any is new. */
async function saveReadings(items: Item<"readings">[], report: FileReport) {
  if (items.length === 0) return;
  const read = await recordReadings(items.flatMap((item) => item.readings));
  const newCounts = new Map(read.map((one) => [keyOf(one), one.newCount]));
  for (const { readings } of items) {
    const newCount = readings[0] && newCounts.get(keyOf(readings[0]));
    if (newCount === undefined) tallyReason(report, "a paper that is not stored", 1);
    else if (newCount > 0) report.updated += 1;
    else report.unchanged += 1;
  }
  report.readings += read.reduce((sum, one) => sum + one.newCount, 0);
}

const keyOf = ({ arxivId, observedAt }: { arxivId: string; observedAt: Date }) =>
  `${arxivId} ${observedAt.getTime()}`;
