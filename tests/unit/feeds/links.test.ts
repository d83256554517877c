import { expect, it } from "vitest";
import { answerConditional } from "@/app/answerConditional";
import { listHubLinks } from "@/lib/feeds/channel";

const selfUrl = "https://papers.example/feed.json";
const document = { body: "{}", type: "application/feed+json", modifiedAt: new Date(0) };

it("a feed of which a hub is told names hub and topic in its Link header, also unchanged", () => {
  const links = listHubLinks({ selfUrl, hubUrl: "https://hub.example/" });
  const first = answerConditional(new Request(selfUrl), { ...document, links });
  const link = `<https://hub.example/>; rel="hub", <${selfUrl}>; rel="self"`;
  expect(first.headers.get("link")).toBe(link);
  const headers = { "if-none-match": first.headers.get("etag") ?? "" };
  const again = answerConditional(new Request(selfUrl, { headers }), { ...document, links });
  expect([again.status, again.headers.get("link")]).toEqual([304, link]);
});

it("a feed without a hub has no Link header", () => {
  const links = listHubLinks({ selfUrl });
  const answer = answerConditional(new Request(selfUrl), { ...document, links });
  expect(answer.headers.has("link")).toBe(false);
});
