import { randomBytes } from "node:crypto";
import type { TestProject } from "vitest/node";
import { settings } from "@/lib/env";
import { migrate } from "@/prisma/migrate";
import { databaseAt, execute } from "./server";

declare module "vitest" {
  interface ProvidedContext {
    templateUrl: string;
  }
}

/** Migrates one database that every test file then clones, which takes milliseconds. */
export default async function prepareTemplate(project: TestProject) {
  const { DATABASE_URL } = settings();
  if (!DATABASE_URL) throw new Error("Database tests need DATABASE_URL; npm test sets it.");
  const name = `paperfeed_template_${randomBytes(4).toString("hex")}`;
  await execute(DATABASE_URL, `CREATE DATABASE ${name}`);
  const templateUrl = databaseAt(DATABASE_URL, name);
  await migrate(templateUrl);
  project.provide("templateUrl", templateUrl);
  return () => execute(DATABASE_URL, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}
