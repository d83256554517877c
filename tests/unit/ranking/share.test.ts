import { expect, it } from "vitest";
import { findLargestTag } from "@/lib/ranking/numbers/share";

const paper = (first: string, ...others: string[]) => ({
  tags: [first, ...others].map((slug, at) => ({ slug, name: slug, isPrimary: at === 0 })),
});

it("the largest tag of a page is the first tag of most papers, by name where two are level", () => {
  const papers = [
    paper("speech", "agents"),
    paper("video", "agents"),
    paper("video"),
    { tags: [] },
  ];
  expect(findLargestTag(papers)).toMatchObject({ tag: { slug: "video" }, count: 2 });
  expect(findLargestTag([...papers, paper("speech")])).toMatchObject({ tag: { slug: "speech" } });
  expect(findLargestTag([{ tags: [] }])).toBeNull();
});
