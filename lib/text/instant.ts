/** A date or an instant in any form that sources write; null when it is none. */
export function parseInstant(text: string | null | undefined): Date | null {
  const at = Date.parse(text ?? "");
  return Number.isNaN(at) ? null : new Date(at);
}
