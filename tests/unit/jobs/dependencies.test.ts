import { describe, expect, it } from "vitest";
import { findStale } from "@/jobs/dependencies";

const installed = { "node_modules/next": { version: "16.4.6" } };

describe("installed packages", () => {
  it("are fresh when every one has the version of the lockfile", () => {
    expect(findStale({ "": { version: "1.0.0" }, ...installed }, installed)).toEqual([]);
  });

  it("are stale when a version differs or a package is missing", () => {
    const wanted = {
      "node_modules/next": { version: "16.4.7" },
      "node_modules/pg/node_modules/pg-types": { version: "2.2.0" },
    };
    expect(findStale(wanted, installed)).toEqual(["next", "pg-types"]);
  });

  it("may lack what is for development or for other machines", () => {
    const wanted = {
      ...installed,
      "node_modules/vitest": { version: "4.1.12", dev: true },
      "node_modules/@next/swc-darwin-x64": { version: "16.4.6", optional: true },
    };
    expect(findStale(wanted, installed)).toEqual([]);
  });
});
