import { settings } from "@/lib/env";

const LEVELS = ["debug", "info", "warn", "error"] as const;
type Level = (typeof LEVELS)[number];
type Facts = Record<string, string | number | boolean | null | undefined>;

/**
 * One line on standard output or error: time, level, what happened, facts as key=value.
 * Callers never pass addresses of readers, tokens or secrets.
 */
export const log = {
  debug: (message: string, facts?: Facts) => write("debug", message, facts),
  info: (message: string, facts?: Facts) => write("info", message, facts),
  warn: (message: string, facts?: Facts) => write("warn", message, facts),
  error: (message: string, facts?: Facts) => write("error", message, facts),
};

function write(level: Level, message: string, facts: Facts = {}): void {
  if (LEVELS.indexOf(level) < LEVELS.indexOf(settings().LOG_LEVEL)) return;
  const line = `${new Date().toISOString()} ${level} ${message}${formatFacts(facts)}`;
  if (level === "warn" || level === "error") console.error(line);
  else console.log(line);
}

function formatFacts(facts: Facts): string {
  const known = Object.entries(facts).filter(([, value]) => value !== undefined);
  return known.map(([name, value]) => ` ${name}=${quote(String(value))}`).join("");
}

const quote = (value: string) => (/^[^\s"=]+$/.test(value) ? value : JSON.stringify(value));
