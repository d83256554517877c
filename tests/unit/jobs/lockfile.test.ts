import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

type Locked = { optionalDependencies?: Record<string, string> };

describe("package-lock.json", () => {
  it("names the packages of every platform, also those npm install could not see", () => {
    const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
    const missing = Object.entries<Locked>(packages).flatMap(
      ([path, { optionalDependencies = {} }]) =>
        Object.keys(optionalDependencies).filter(
          (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
        ),
    );
    // Without them npm ci refuses: add { version, os, cpu, optional } by hand.
    expect(missing).toEqual([]);
  });
});
