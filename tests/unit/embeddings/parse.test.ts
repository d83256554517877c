import { describe, expect, it } from "vitest";
import { parseAnswer } from "@/lib/embeddings/parse";

const wanted = { count: 2, dimensions: null, dimensionsMax: 4, secret: "s3cret" };
const data = (...embeddings: unknown[]) =>
  JSON.stringify({ data: embeddings.map((embedding, index) => ({ index, embedding })) });
const parse = (body: string, status = 200) => parseAnswer({ status, body }, wanted);

describe("an answer of an embeddings endpoint", () => {
  it("becomes vectors one long", () => {
    const reading = parse(data([3, 4], [0, 2]));
    expect(reading.outcome === "vectors" && reading.vectors.map((one) => [...one])).toEqual([
      [expect.closeTo(0.6), expect.closeTo(0.8)],
      [0, 1],
    ]);
  });

  it("is in the order of the texts, whatever order it came in", () => {
    const backwards = [
      { index: 1, embedding: [0, 1] },
      { index: 0, embedding: [1, 0] },
    ];
    const reading = parse(JSON.stringify({ data: backwards }));
    expect(reading.outcome === "vectors" && reading.vectors.map((one) => [...one])).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  const wrong: [string, string, RegExp][] = [
    ["no JSON", "<html>", /no JSON/],
    ["cut JSON", data([1, 2], [1, 2]).slice(0, 20), /no JSON/],
    ["no list", `{"error":null}`, /lacks a sound data/],
    ["vectors without a number", `{"data":[{"embedding":[1]}]}`, /data\.0\.index/],
    ["text for numbers", data("AACAPw==", [1]), /data\.0\.embedding/],
    ["holes", data([1, null], [1, 2]), /data\.0\.embedding\.1/],
    ["too few", data([1, 2]), /1 vectors came for 2/],
    [
      "a number beyond the last",
      `{"data":[{"index":0,"embedding":[1]},{"index":2,"embedding":[1]}]}`,
      /2 came twice or is none/,
    ],
    ["vectors of two lengths", data([1, 2], [1, 2, 3]), /3 numbers came where 2/],
    ["vectors too long to be stored", data([1, 2, 3, 4, 5], [1, 2, 3, 4, 5]), /longer than 4/],
    ["numbers beyond 32 bits", data([1e300, 1], [1, 1]), /points nowhere/],
    ["noughts", data([0, 0], [1, 1]), /points nowhere/],
  ];
  it.each(wrong)("is refused with a reason: %s", (_, body, reason) => {
    expect(() => parse(body)).toThrow(reason);
  });

  it("that refuses says why, without the key", () => {
    const body = JSON.stringify({ error: { message: "bad key s3cret" } });
    expect(() => parse(body, 401)).toThrow(/^HTTP 401: bad key …$/);
    expect(() => parse("<html>", 403)).toThrow(/^HTTP 403\.$/);
    const error = JSON.stringify({ error: "model not found" });
    expect(() => parse(error, 404)).toThrow(/^HTTP 404: model not found$/);
  });

  it("that will not read these texts is no fault of the endpoint", () => {
    expect(parse(`{"error":{"message":"too long"}}`, 400)).toEqual({
      outcome: "unreadable",
      reason: "HTTP 400: too long",
    });
  });
});
