import { defineConfig } from "prisma/config";

// The Prisma CLI wants to download a schema engine that `generate` never runs. Naming any existing
// file keeps it offline. Never for other commands: with a false engine `migrate diff` reports no
// difference. Migrations and drift use the same engine as WASM (prisma/engine.ts).
if (process.argv.includes("generate")) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY = process.execPath;
  process.env.CHECKPOINT_DISABLE = "1";
}

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
});
