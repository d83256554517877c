import { describe, expect, it } from "vitest";
import { visit } from "../site/site";

describe("what the product says of itself", () => {
  it("/status answers with one heading, the state of the lists and of the last editions", async () => {
    const page = await visit("/status");
    expect(page.status).toBe(200);
    expect(page.text.match(/<h1[\s>]/g)).toHaveLength(1);
    expect(page.text).toContain("Days are those of the announcement");
    expect(page.text).toContain("Last editions");
    expect(page.text).toMatch(/Searches (by meaning go by the papers|go by words alone)/);
  });

  it("/metrics is not there while no METRICS_TOKEN is set", async () => {
    expect((await visit("/metrics")).status).toBe(404);
  });
});
