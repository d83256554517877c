type Said = { publicId: string; contentHash: string; statedAt: Date | null };
type Known = { publicId: string; statedAt: Date | null };

/** Whether this was said before, and is not asserted for a later time: then nothing need be written. */
export function isRepetition(said: Said, known: Known | undefined): boolean {
  if (!known || known.publicId !== said.publicId) return false;
  return (said.statedAt?.getTime() ?? 0) <= (known.statedAt?.getTime() ?? 0);
}
