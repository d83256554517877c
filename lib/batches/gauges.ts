import { BATCH_STATES, type BatchState } from "./state";

type Standing = {
  source: string;
  category: string;
  announcedCount: number | null;
  receivedCount: number | null;
  missingCount: number | null;
  lookedAt: Date | null;
  state: BatchState;
};
type BatchGauge = { name: string; help: string; labels: Record<string, string>; value: number };

/** The ledger of ingest in numbers: of each category its newest list, its state and the last look. */
export function listBatchGauges(standings: Standing[]): BatchGauge[] {
  return standings.flatMap((one) => {
    const labels = { source: one.source, category: one.category };
    const counts = [
      ["announced", "Papers of the newest list.", one.announcedCount],
      ["received", "Papers of the newest list that are stored.", one.receivedCount],
      ["missing", "Papers of the newest list that are not stored.", one.missingCount],
      [
        "looked_timestamp_seconds",
        "When the category was last looked at.",
        one.lookedAt && one.lookedAt.getTime() / 1000,
      ],
    ] as const;
    return [
      ...counts.flatMap(([name, help, value]) =>
        value === null ? [] : [{ name: `paperfeed_batch_${name}`, help, labels, value }],
      ),
      ...BATCH_STATES.map((state) => ({
        name: "paperfeed_batch_state",
        help: "1 for the state in which the category is.",
        labels: { ...labels, state },
        value: one.state === state ? 1 : 0,
      })),
    ];
  });
}
