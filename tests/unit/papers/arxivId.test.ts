import { expect, test } from "vitest";
import { parseArxivId } from "@/lib/papers/arxivId";

test.each([
  ["2308.12950", "2308.12950", null],
  ["2308.12950v3", "2308.12950", 3],
  ["0704.0001", "0704.0001", null],
  ["2701.123456", "2701.123456", null],
  ["hep-th/9901001", "hep-th/9901001", null],
  ["math/9901001v2", "math/9901001", 2],
  ["math.GT/0309136", "math/0309136", null],
  ["cs.CL/0112017v1", "cs/0112017", 1],
  ["solv-int/9701001v1", "solv-int/9701001", 1],
  ["arXiv:2308.12950v2", "2308.12950", 2],
  ["arXiv: hep-th/9901001", "hep-th/9901001", null],
  ["oai:arXiv.org:2508.13426v1", "2508.13426", 1],
  ["oai:arXiv.org:math/0306266", "math/0306266", null],
  ["http://arxiv.org/abs/astro-ph/0601001v1", "astro-ph/0601001", 1],
  ["https://arxiv.org/pdf/2308.12950v3.pdf", "2308.12950", 3],
  ["https://export.arxiv.org/abs/2308.12950?context=cs", "2308.12950", null],
  ["arxiv.org/html/2308.12950v1#S1", "2308.12950", 1],
  ["https://www.alphaxiv.org/abs/2308.12950v3", "2308.12950", 3],
  ["https://huggingface.co/papers/2308.12950", "2308.12950", null],
  ["https://doi.org/10.48550/arXiv.2308.12950", "2308.12950", null],
  [" 2308.12950 ", "2308.12950", null],
])("%s is paper %s, version %s", (text, id, version) => {
  expect(parseArxivId(text)).toEqual({ id, version });
});

test("the archive is part of an old id, so equal numbers are different papers", () => {
  expect(parseArxivId("hep-th/9901001")?.id).not.toBe(parseArxivId("math/9901001")?.id);
});

test.each([
  ["0000.0000", "month 00"],
  ["2313.12345", "month 13"],
  ["0808.05394", "five digits before 2015"],
  ["1501.0001", "four digits since 2015"],
  ["0703.0001", "before new ids began"],
  ["2308.12950v0", "version 0"],
  ["2308.1295012", "seven digits"],
  ["nonsense/9901001", "unknown archive"],
  ["hep-th/9913001", "month 13"],
  ["https://example.org/abs/2308.12950", "another site"],
  ["see 2308.12950", "words around it"],
  ["", "nothing"],
  ["2308.12950".padEnd(5000, "/"), "too long"],
])("%s is none: %s", (text) => {
  expect(parseArxivId(text)).toBeNull();
});
