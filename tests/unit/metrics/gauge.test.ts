import { expect, test } from "vitest";
import { listBatchGauges } from "@/lib/batches/gauges";
import { isBearer } from "@/lib/metrics/bearer";
import { formatGauges } from "@/lib/metrics/gauge";

test("numbers of one name stand together, with quotes and line ends of labels escaped", () => {
  const gauge = (name: string, state: string, value: number) => ({
    ...{ name, help: `What ${name} is.`, labels: { state }, value },
  });
  expect(formatGauges([gauge("a", 'x"\n', 1), gauge("b", "z", 2), gauge("a", "y", 3)])).toBe(
    '# HELP a What a is.\n# TYPE a gauge\na{state="x\\"\\n"} 1\na{state="y"} 3\n' +
      '# HELP b What b is.\n# TYPE b gauge\nb{state="z"} 2\n',
  );
});

test.each([
  ["Bearer token-of-sixteen-letters", true],
  ["bearer token-of-sixteen-letters", true],
  ["Bearer token-of-sixteen-letter", false],
  ["Basic token-of-sixteen-letters", false],
  ["Bearer ", false],
  [null, false],
])("%s opens the numbers: %s", (header, isOpen) => {
  expect(isBearer(header, "token-of-sixteen-letters")).toBe(isOpen);
});

test("a category that was never read has a state and no counts", () => {
  const standing = { source: "arxiv-rss", category: "cs.CL", state: "failed" as const };
  const empty = { announcedCount: null, receivedCount: null, missingCount: null, lookedAt: null };
  const gauges = listBatchGauges([{ ...standing, ...empty }]);
  expect(gauges.filter((one) => one.value === 1).map((one) => one.labels.state)).toEqual([
    "failed",
  ]);
  expect(gauges.every((one) => one.name === "paperfeed_batch_state")).toBe(true);
});
