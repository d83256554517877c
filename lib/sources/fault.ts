/** What went wrong between a source and us, in the word the run's row keeps. */
export type FaultKind =
  /** No network, or nobody answers there: not an error of ours or theirs. */
  | "unreachable"
  /** It answers, and asks to be left alone for a while (429, 503). */
  | "limited"
  /** It answers with an error of its own. */
  | "refused"
  /** The answer broke off, or came too slowly or too big to be taken. */
  | "cut"
  /** The answer is not what it should be: HTML, truncated XML, an empty page inside a result. */
  | "broken";

/** Trying again at once, after a pause, may help; a refusal will be the same tomorrow. */
const RETRYABLE = new Set<FaultKind>(["unreachable", "limited", "cut", "broken"]);

export class SourceFault extends Error {
  override name = "SourceFault";

  constructor(
    readonly kind: FaultKind,
    message: string,
    /** How long the source asked us to stay away. */
    readonly retryAfterMs: number | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  get isRetryable(): boolean {
    return RETRYABLE.has(this.kind);
  }
}

/** The fault of a source that `work` met, or null; whatever else goes wrong is thrown on. */
export async function catchFault(work: () => Promise<void>): Promise<SourceFault | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof SourceFault) return error;
    throw error;
  }
}

/** What `parse` makes of an answer; whatever it throws is a broken answer, and `says` what it is not. */
export function parseAnswer<T>(parse: () => T, says: string): T {
  try {
    return parse();
  } catch (cause) {
    throw new SourceFault("broken", says, null, { cause });
  }
}
