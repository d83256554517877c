import { describe, expect, it } from "vitest";
import { paperCard, tagCard } from "@/lib/cards/card";
import { takeTurn } from "@/lib/cards/turns";

const paper = {
  title: "Code Llama",
  authors: ["Ada Lovelace"],
  submittedAt: new Date("2023-08-24T00:00:00Z"),
  tags: [{ name: "Code generation" }],
};

describe("a card", () => {
  it("names three authors and counts the others", () => {
    const authors = ["Ann", "Bob", "Cy", "Di", "Ed"];
    expect(paperCard({ ...paper, authors }).about).toBe("Ann, Bob, Cy and 2 more · 2023");
    expect(paperCard({ ...paper, authors: [] }).about).toBe("2023");
    expect(paperCard({ ...paper, submittedAt: null }).about).toBe("Ada Lovelace");
  });

  it("holds only letters that its font has, and formulas as far as they can be said", () => {
    const { title } = paperCard({
      ...paper,
      title: "$\\alpha$-fair 🦙 routing in $O(n^2)$: 模型 Čech",
    });
    expect(title).toBe("alpha-fair routing in O(n²): Čech");
  });

  it("cuts a long title between words", () => {
    const { title } = paperCard({ ...paper, title: "words and ".repeat(40) });
    expect(title.length).toBeLessThanOrEqual(121);
    expect(title).toMatch(/(?:words|and)…$/);
  });

  it("of a tag says what the tag means", () => {
    expect(tagCard({ name: "Speech", definition: "Spoken language." })).toEqual({
      kind: "Trending papers",
      title: "Speech",
      about: "Spoken language.",
      marks: [],
    });
  });
});

describe("turns", () => {
  it("are taken one at a time, in order, past one that fails, and refused when many wait", async () => {
    const log: number[] = [];
    let atOnce = 0;
    const draw = async (place: number) => {
      atOnce += 1;
      expect(atOnce).toBe(1);
      await new Promise(setImmediate);
      log.push(place);
      atOnce -= 1;
      if (place === 0) throw new Error("A card that cannot be drawn.");
      return place;
    };
    const asked = Array.from({ length: 25 }, (_, place) => takeTurn(() => draw(place)));
    const drawn = await Promise.allSettled(asked);
    expect(drawn[0]?.status).toBe("rejected");
    expect(drawn[19]).toEqual({ status: "fulfilled", value: 19 });
    expect(drawn[20]).toEqual({ status: "fulfilled", value: null });
    expect(log).toEqual(Array.from({ length: 20 }, (_, place) => place));
    expect(await takeTurn(() => draw(99))).toBe(99);
  });
});
