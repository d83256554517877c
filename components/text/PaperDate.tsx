import { formatDay } from "@/components/text/formatDay";

/** A day as people write it, with the machine's form beside; nothing for an undated paper. */
export function PaperDate({ at }: { at: Date | null }) {
  if (!at) return null;
  return <time dateTime={at.toISOString().slice(0, 10)}>{formatDay(at)}</time>;
}
