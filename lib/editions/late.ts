/** Categories named in a note; a list of all would be longer than the mail. */
const NAMED_MAX = 5;

/** Said at the top of a mail that waited for lists and went without them; null when all are here. */
export function composeLateNote(categories: string[]): string | null {
  const named = [...categories].sort().slice(0, NAMED_MAX);
  const [only] = named;
  if (only === undefined) return null;
  const rest = categories.length - named.length;
  if (categories.length === 1) {
    return `The list of ${only} was not here in full yet; its papers come with the next mail.`;
  }
  const names =
    rest > 0
      ? `${named.join(", ")} and ${rest} more`
      : `${named.slice(0, -1).join(", ")} and ${named.at(-1)}`;
  return `The lists of ${names} were not here in full yet; their papers come with the next mail.`;
}
