import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, inject } from "vitest";
import { closeDatabase } from "@/lib/database/client";
import { setSettings, settings } from "@/lib/env";
import { databaseAt, execute } from "./server";

const server = settings().DATABASE_URL ?? "";
const name = `paperfeed_test_${randomBytes(6).toString("hex")}`;

beforeAll(async () => {
  const template = new URL(inject("templateUrl")).pathname.slice(1);
  await execute(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  setSettings({
    DATABASE_URL: databaseAt(server, name),
    SECRET: "secret-of-the-database-tests-0000",
  });
});

afterAll(async () => {
  await closeDatabase();
  await execute(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
});
