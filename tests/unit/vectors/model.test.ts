import { describe, expect, it } from "vitest";
import { countCells, findCentres, listNearest } from "@/lib/vectors/cells";
import { decodeModel, encodeModel } from "@/lib/vectors/encode";
import {
  chooseCell,
  embedPaper,
  embedQuestion,
  packVector,
  unpackVector,
  type VectorModel,
} from "@/lib/vectors/model";
import { rankPacked, rankSharpened } from "@/lib/vectors/nearest";
import { countTerms, listTerms } from "@/lib/vectors/terms";
import { trainModel } from "@/lib/vectors/train";
import { finish } from "./steps";

const TOPICS = [
  ["quantization", "pruning", "compression", "weight", "bit"],
  ["robot", "grasp", "manipulation", "gripper", "hand"],
  ["speech", "audio", "voice", "speaker", "phoneme"],
];
/** Sixty texts of three topics; each says three of its topic's words. */
const TEXTS = Array.from({ length: 60 }, (_, at) => {
  const words = TOPICS[at % 3] ?? [];
  const said = [0, 1, 2].map((step) => words[(Math.floor(at / 3) + step * (1 + (at % 2))) % 5]);
  return { title: `Text ${at}`, abstract: `${said.join(" ")}.` };
});

function train(): VectorModel {
  const model = finish(trainModel(TEXTS, TEXTS.length, TOPICS.length));
  if (!model) throw new Error("The texts share words.");
  return model;
}

const cosine = (a: Float32Array | null, b: Float32Array | null) =>
  (a ?? new Float32Array()).reduce((sum, value, at) => sum + value * (b?.[at] ?? 0), 0);

describe("the terms of a text", () => {
  it("are folded words without accents, grammar or numbers", () => {
    expect(listTerms("The Schütze models of 2025 were QUANTIZED: categories!")).toEqual([
      "schutze",
      "model",
      "quantized",
      "category",
    ]);
  });

  it("count twice in the title", () => {
    expect(countTerms("Robots", "A robot grasps.")).toEqual(
      new Map([
        ["robot", 3],
        ["grasp", 1],
      ]),
    );
  });
});

describe("a trained model", () => {
  const model = train();

  it("puts a text near others of its topic, also without a shared word", () => {
    const pruning = embedQuestion(model, "pruning");
    expect(cosine(pruning, embedPaper(model, "", "quantization bit"))).toBeGreaterThan(0.4);
    expect(cosine(pruning, embedPaper(model, "", "speech voice"))).toBeLessThan(0.2);
  });

  it("knows nothing of texts without a known term", () => {
    expect(embedQuestion(model, "astrology horoscope")).toBeNull();
    expect(embedPaper(model, "", "")).toBeNull();
  });

  it("is read back as it was written", () => {
    const again = decodeModel(encodeModel(model));
    expect(again).toEqual(model);
  });

  it("of another layout is refused", () => {
    const content = encodeModel(model);
    content[0] = 99;
    expect(() => decodeModel(content)).toThrow("layout 99");
  });

  it("cannot be learnt from texts that share no word", () => {
    expect(finish(trainModel([{ title: "Alpha", abstract: "beta" }], 1))).toBeNull();
  });
});

describe("a stored vector", () => {
  it("keeps its direction to a hundredth", () => {
    const vector = embedPaper(train(), "", "robot gripper hand");
    expect(vector && cosine(unpackVector(packVector(vector)), vector)).toBeGreaterThan(0.99);
  });

  it("is ranked by its cosine among packed ones, equal ones by id", () => {
    const packed = Buffer.concat([
      packOne(9, [0, 127]),
      packOne(7, [127, 0]),
      packOne(3, [10, 0]),
      packOne(5, [-127, 0]),
    ]);
    const found = rankPacked(packed, Float32Array.from([1, 0]), 3);
    expect(found.map(({ paperId }) => paperId)).toEqual([3, 7, 9]);
    expect(found.map(({ similarity }) => similarity)).toEqual([1, 1, 0]);
  });

  it("near to a question draws the question to its like, among the same packed ones", () => {
    const alike = Array.from({ length: 30 }, (_, at) => packOne(at + 1, [100, 60, 0]));
    const packed = Buffer.concat([...alike, packOne(40, [90, 0, 89]), packOne(41, [90, 90, 0])]);
    const question = Float32Array.from([1, 0, 0]);
    const placeOf = (found: { paperId: number }[]) =>
      [40, 41].map((id) => found.findIndex(({ paperId }) => paperId === id));
    expect(placeOf(rankPacked(packed, question, 40))).toEqual([30, 31]);
    expect(placeOf(rankSharpened(packed, question, 40))).toEqual([31, 30]);
  });
});

/** As PostgreSQL packs the vector of a paper. */
function packOne(id: number, bytes: number[]): Buffer {
  const view = Buffer.alloc(4 + bytes.length);
  view.writeInt32BE(id);
  Buffer.from(Int8Array.from(bytes).buffer).copy(view, 4);
  return view;
}

describe("cells", () => {
  it("are one for a small corpus, the root of a large one, and bounded", () => {
    expect([119, 40_000, 9_000_000].map(countCells)).toEqual([1, 200, 1024]);
  });

  it("part what lies apart, and a vector is filed under the nearest", () => {
    const points = Array.from({ length: 40 }, (_, at) => (at % 2 ? [1, 0] : [0, 1]));
    const centres = finish(findCentres(Float32Array.from(points.flat()), 2, 2));
    const cellOf = (x: number, y: number) =>
      chooseCell({ ...train(), centres }, Float32Array.from([x, y]));
    expect(cellOf(1, 0.1)).not.toBe(cellOf(0.1, 1));
  });

  it("are listed from the nearest", () => {
    const block = Float32Array.from([0, 1, 1, 0, 0.7, 0.7]);
    expect(listNearest(block, Float32Array.from([1, 0]), 2)).toEqual([1, 2]);
  });
});
