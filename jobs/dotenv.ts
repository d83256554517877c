import { existsSync } from "node:fs";

/**
 * Reads .env.local and .env into the environment, as Next does, so that the worker and the commands
 * know what the web process knows. What is set already stays.
 */
export function loadDotenv(): void {
  for (const file of [".env.local", ".env"]) {
    if (existsSync(file)) process.loadEnvFile(file);
  }
}
