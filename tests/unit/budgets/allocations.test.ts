import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";

/** All that a thousand deliveries allocate fits into it: nothing is collected, so what is in use counts. */
const YOUNG_GENERATION = ["--min-semi-space-size=256", "--max-semi-space-size=256"];

/**
 * Bytes of heap for one delivery whose papers no other has together; half more than it takes, as
 * releases of Node differ. Rendering its papers anew would take four times that.
 */
const BYTES_MAX = 300_000;

it("a delivery that says what no other says allocates little: its parts are those of others", async () => {
  const script = join(import.meta.dirname, "composing.ts");
  const flags = [...YOUNG_GENERATION, "--expose-gc", "--import", "tsx"];
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, script]);
  const { perDelivery, messageBytes } = JSON.parse(stdout);
  expect(messageBytes).toBeGreaterThan(10_000);
  expect(perDelivery).toBeGreaterThan(messageBytes / 2);
  expect(perDelivery).toBeLessThan(BYTES_MAX);
}, 60_000);
