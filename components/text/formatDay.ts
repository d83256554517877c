const DAY = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});
const COUNT = new Intl.NumberFormat("en");

/** "24 Aug 2023": papers carry dates of UTC, so that one paper has one date everywhere. */
export const formatDay = (at: Date): string => DAY.format(at);

/** "1,204" */
export const formatCount = (count: number): string => COUNT.format(count);

/** "1 paper", "1,204 papers" */
export const formatPapers = (count: number): string =>
  `${formatCount(count)} ${count === 1 ? "paper" : "papers"}`;
