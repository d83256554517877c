import { describe, expect, inject, it } from "vitest";
import { settings } from "@/lib/env";
import { findDrift } from "@/prisma/drift";
import { migrate } from "@/prisma/migrate";
import { execute } from "../server";

const url = () => settings().DATABASE_URL ?? "";

describe("migrations", () => {
  it("build exactly the tables of schema.prisma", async () => {
    expect(await findDrift(inject("templateUrl"))).toBe("");
  });

  it("show a column that schema.prisma does not have as drift", async () => {
    await execute(url(), "ALTER TABLE papers ADD COLUMN stray integer");
    expect(await findDrift(url())).toContain('DROP COLUMN "stray"');
  });

  it("are applied once when two callers start together", async () => {
    await execute(url(), "DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    const applied = await Promise.all([migrate(url()), migrate(url())]);
    expect(applied.flat()).toHaveLength(new Set(applied.flat()).size);
    expect(applied.flat().length).toBeGreaterThan(0);
  });
});
