/** Papers of any of these categories submitted in the span, to the minute, both ends included. */
export function formatSearch(categories: string[], span: { from: Date; to: Date }): string {
  const anyCategory = categories.map((code) => `cat:${code}`).join(" OR ");
  return `(${anyCategory}) AND submittedDate:[${formatMinute(span.from)} TO ${formatMinute(span.to)}]`;
}

/** YYYYMMDDHHMM in GMT, as user-manual.md 5.1.2 asks. */
const formatMinute = (at: Date) => at.toISOString().replace(/\D/g, "").slice(0, 12);
