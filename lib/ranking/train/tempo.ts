/**
 * Hours of freshness that ten times the interest is worth. Judged by the rolling figures, where the feeds
 * of longer tempos come nearer to what is upvoted next, ours and those by plain votes alike; but they hold
 * papers of one week only, so above four days nothing shows what an older paper would push aside.
 */
export const HOURS_PER_TENFOLD = 96;

/** Measured beside it, so that the choice can be seen. */
export const OTHER_TEMPOS = [24, 36, 48, 72, 144];
