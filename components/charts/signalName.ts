const NAMES: Record<string, string> = {
  upvotes: "Upvotes",
  comments: "Comments",
  github_stars: "Stars of the code",
  hn_points: "Points on Hacker News",
  citations: "Citations",
  "upvotes readers": "Upvotes here",
  "saves readers": "Saves here",
  "clicks readers": "Visits to it from here",
};

/** What a reader calls a signal; our own readers' have names of their own. */
export const nameSignal = ({ signal, source }: { signal: string; source: string }): string =>
  NAMES[`${signal} ${source}`] ?? NAMES[signal] ?? signal;
