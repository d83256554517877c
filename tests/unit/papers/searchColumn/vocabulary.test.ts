import { describe, expect, it } from "vitest";
import {
  type PieceWords,
  UNREADABLE,
  type Unknown,
  Vocabulary,
} from "@/lib/papers/searchColumn/vocabulary";

const WORDS: Record<string, PieceWords> = {
  models: { piece: "models", words: [["model", [1]]], length: 1 },
  the: { piece: "the", words: [], length: 1 },
  "pre-trained": {
    piece: "pre-trained",
    words: [
      ["pre-train", [1]],
      ["pre", [2]],
      ["train", [3]],
    ],
    length: 3,
  },
};

/** Reads a text, teaches what is not known, and says the words with their places. */
function readWith(vocabulary: Vocabulary, text: string) {
  const unknown: Unknown = new Map();
  const coded = vocabulary.read(text, unknown);
  const asked = [...unknown.keys()];
  vocabulary.settle(
    [coded],
    unknown,
    asked.map((piece) => WORDS[piece] as PieceWords),
  );
  const words: string[] = [];
  vocabulary.walk(coded, (lexeme, place) => words.push(`${vocabulary.lexemes[lexeme]} ${place}`));
  return { asked, words };
}

describe("what is known of pieces of text", () => {
  it("puts the words of one piece after those of the pieces before, dropped words counted", () => {
    const { words } = readWith(new Vocabulary(), "the pre-trained  Models");
    expect(words).toEqual(["pre-train 2", "pre 3", "train 4", "model 5"]);
  });

  it("asks for a piece until it came twice, and says the same each time", () => {
    const vocabulary = new Vocabulary();
    const readings = [1, 2, 3].map(() => readWith(vocabulary, "Models (MODELS), the"));
    expect(readings.map(({ asked }) => asked)).toEqual([["models", "the"], ["models", "the"], []]);
    for (const { words } of readings) expect(words).toEqual(["model 1", "model 2"]);
  });

  it("leaves texts to PostgreSQL that begin with a mark or have an endless piece", () => {
    const unknown: Unknown = new Map();
    for (const text of ["~3 times", "-5 degrees", `an ${"a".repeat(101)}`]) {
      expect(new Vocabulary().read(text, unknown)).toBe(UNREADABLE);
    }
  });
});
