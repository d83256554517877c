import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
} from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import { type DatabaseError, type QueryResult, types } from "pg";

const require = createRequire(import.meta.url);
const engineFolder = dirname(require.resolve("@prisma/schema-engine-wasm"));
export const prismaFolder = import.meta.dirname;

/**
 * Runs `use` with the real Prisma schema engine as WASM, bound to one database: the native engine
 * is a download, which a bare machine cannot make. Its connections are closed afterwards.
 */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  use: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  bindingsOnce ??= loadBindings();
  const bindings = await bindingsOnce;
  const factory = new EnginePg({ connectionString: databaseUrl });
  const engine = await bindings.SchemaEngine.new(
    { datamodels: [await schemaFile()] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  try {
    return await use(engine);
  } finally {
    engine.free();
    await factory.dispose();
  }
}

/** [path, content] of the schema, as the engine wants it. */
export async function schemaFile(): Promise<[string, string]> {
  const path = join(prismaFolder, "schema.prisma");
  return [path, await readFile(path, "utf8")];
}

// The bindings hold one WASM instance per process: a second one would pull it from under the first.
let bindingsOnce: ReturnType<typeof loadBindings> | undefined;

async function loadBindings() {
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(join(engineFolder, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, {
    "./schema_engine_bg.js": bindings as unknown as WebAssembly.ModuleImports,
  });
  const exports = instance.exports as { __wbindgen_start: () => void };
  bindings.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  return bindings;
}

type PgAdapter = Awaited<ReturnType<PrismaPg["connect"]>>;
type StdPool = ReturnType<PgAdapter["underlyingDriver"]>;

/** Prisma's adapter for Postgres, mended where the schema engine needs it. */
class EnginePg extends PrismaPg {
  private readonly opened: PgAdapter[] = [];

  override async connect(): Promise<PgAdapter> {
    const adapter = await super.connect();
    this.opened.push(adapter);
    const pool = adapter.underlyingDriver();
    // The adapter cuts a script at every semicolon, also inside function bodies. Sent whole, a
    // migration keeps its functions and is one transaction: it applies entirely or not at all.
    const query = pool.query.bind(pool) as (sql: string) => Promise<unknown>;
    adapter.executeScript = async (script) => {
      await query(script).catch(rethrowForEngine);
    };
    readCharColumns(adapter, pool);
    return adapter;
  }

  async dispose(): Promise<void> {
    await Promise.all(this.opened.map((adapter) => adapter.dispose()));
  }
}

/** The engine tells an error's text only when it comes in the adapter's own form. */
function rethrowForEngine(cause: unknown): never {
  const { code = "XX000", severity = "ERROR", message = String(cause) } = cause as DatabaseError;
  const extra = { detail: undefined, column: undefined, hint: undefined };
  throw new DriverAdapterError({ kind: "postgres", code, severity, message, ...extra });
}

/**
 * The adapter cannot name Postgres' one-byte "char", which the catalogue uses for small codes and
 * the engine asks for when it describes a database. Read as text, then named what it is.
 */
function readCharColumns(adapter: PgAdapter, pool: StdPool): void {
  const charColumns = new WeakMap<unknown[], number[]>();
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<QueryResult>;
  const queryWithoutChar = async (...args: unknown[]) => {
    const result = await query(...args);
    const chars = result.fields?.filter((field) => field.dataTypeID === types.builtins.CHAR) ?? [];
    charColumns.set(
      result.rows,
      chars.map((field) => result.fields.indexOf(field)),
    );
    for (const field of chars) field.dataTypeID = types.builtins.TEXT;
    return result;
  };
  pool.query = queryWithoutChar as typeof pool.query;
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (sql) => {
    const set = await queryRaw(sql);
    for (const column of charColumns.get(set.rows) ?? []) {
      set.columnTypes[column] = ColumnTypeEnum.Character;
    }
    return set;
  };
}
