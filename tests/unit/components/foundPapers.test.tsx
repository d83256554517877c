import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { FoundPapers } from "@/components/search/FoundPapers";
import type { SearchPage } from "@/lib/search/result";

const page: SearchPage = {
  results: [],
  nextCursor: null,
  count: 3,
  isCountCapped: false,
  corrected: "diffusion models",
  meant: null,
};

it("where words were mended, other orders and filters ask for the mended ones", () => {
  const filters = {
    paperCount: 3,
    areAll: true,
    filters: [{ kind: "code" as const, value: "code", name: "code", count: 1 }],
  };
  const given = { page, filters, text: "difusion models", understood: "difusion models" };
  const html = renderToStaticMarkup(
    <FoundPapers {...given} sort="relevance" isFirst ignored={[]} />,
  );
  expect(html).toContain("/search?q=diffusion+models&amp;sort=newest");
  expect(html).toContain("/search?q=diffusion+models+has%3Acode");
});
