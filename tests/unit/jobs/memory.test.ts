import { expect, it } from "vitest";
import { chooseSharedBuffers, readMemory } from "@/jobs/postgres/memory";

const GB = 1_073_741_824;

it("gives the server a share of the memory, within bounds", () => {
  expect(chooseSharedBuffers(1 * GB)).toBe("128MB");
  expect(chooseSharedBuffers(8 * GB)).toBe("256MB");
  expect(chooseSharedBuffers(16.5 * GB)).toBe("528MB");
  expect(chooseSharedBuffers(256 * GB)).toBe("1024MB");
});

it("knows how much memory there is", () => {
  expect(readMemory()).toBeGreaterThan(GB / 4);
  expect(readMemory()).toBeLessThan(1_024 * GB);
});
