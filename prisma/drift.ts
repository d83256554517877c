import { schemaFile, withSchemaEngine } from "./engine";

/**
 * The SQL that would turn the database's tables into those of schema.prisma; empty when they agree.
 * Only what Prisma can see: triggers, functions and text search configurations are not compared.
 */
export async function findDrift(databaseUrl: string): Promise<string> {
  const [path, content] = await schemaFile();
  const files = [{ path, content }];
  const { stdout } = await withSchemaEngine(databaseUrl, (engine) =>
    engine.diff({
      from: { tag: "schemaDatasource", files, configDir: "" },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    }),
  );
  const sql = (stdout ?? "").trim();
  return sql.startsWith("-- This is an empty migration") ? "" : sql;
}
