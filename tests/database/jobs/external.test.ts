import { describe, expect, it } from "vitest";
import { checkExternal } from "@/jobs/postgres/external";
import { settings } from "@/lib/env";
import { databaseAt } from "../server";

const url = () => settings().DATABASE_URL ?? "";

describe("a database of one's own", () => {
  it("is taken when it answers and is new enough", async () => {
    await expect(checkExternal(url())).resolves.toBeUndefined();
  });

  it("that is not there, or does not let us in, is named with the reason", async () => {
    const absent = checkExternal(databaseAt(url(), "no_such_database"));
    await expect(absent).rejects.toThrow(/cannot be used/);
    await expect(absent).rejects.toHaveProperty("cause.message", expect.stringMatching(/no_such/));
    const closed = checkExternal("postgres://nobody@127.0.0.1:1/none");
    await expect(closed).rejects.toHaveProperty(
      "cause.message",
      expect.stringMatching(/ECONNREFUSED/),
    );
  });
});
