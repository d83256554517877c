import { describe, expect, it } from "vitest";
import { composeCode } from "@/lib/vectors/code";

describe("the code of a vector", () => {
  it("has a bit for each dimension, set below nought", () => {
    expect(composeCode(Float32Array.from([0.5, -0.1, 0, -0.9]))).toBe("0101");
  });
});
