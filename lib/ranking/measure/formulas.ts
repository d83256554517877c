/** A paper as the published formulas see it: one vote is its submission's own. */
export type Voted = { upvotes: number; comments: number; bornAt: number; now: number };
export type Formula = { name: string; score: (paper: Voted) => number };

const hoursOld = ({ bornAt, now }: Voted) => Math.max(0, now - bornAt) / 3_600_000;

/** Reddit, r2/r2/lib/db/_sorts.pyx: ten times the votes are worth 12.5 hours. Seconds since 1970. */
export const scoreReddit = (votes: number, seconds: number): number => {
  const order = Math.log10(Math.max(Math.abs(votes), 1));
  return Number((Math.sign(votes) * order + (seconds - 1_134_028_003) / 45_000).toFixed(7));
};

/**
 * Lobsters, app/models/story.rb, without tags: negated there, the lowest first; ten times the votes are
 * worth 22 hours. A comment that nobody voted on counts one, (1 + 1) / 2.
 */
export const scoreLobsters = (votes: number, comments: number, seconds: number): number => {
  const points = Math.min(votes, comments);
  const order = Math.log10(Math.max(Math.abs(votes + 1) + points, 1));
  return -Number((order * Math.sign(votes) + seconds / (60 * 60 * 22)).toFixed(7));
};

/** Hacker News, news.arc as published: (score - 1)^0.8 over ((minutes + 120) / 60)^1.8. */
export const scoreHackerNews = (votes: number, hours: number): number => {
  const base = votes - 1;
  return (base > 0 ? base ** 0.8 : base) / ((hours * 60 + 120) / 60) ** 1.8;
};

/** Lemmy, contributors/07-ranking-algo.md: the natural logarithm; its base does not change the order. */
export const scoreLemmy = (votes: number, hours: number): number =>
  (10_000 * Math.log(Math.max(1, 3 + votes))) / (hours + 2) ** 1.8;

/** The published formulas over the same papers; the highest first in all of them. */
export const FORMULAS: Formula[] = [
  { name: "hackerNews", score: (paper) => scoreHackerNews(paper.upvotes + 1, hoursOld(paper)) },
  { name: "reddit", score: (paper) => scoreReddit(paper.upvotes, paper.bornAt / 1000) },
  {
    name: "lobsters",
    score: (paper) => -scoreLobsters(paper.upvotes, paper.comments, paper.bornAt / 1000),
  },
  { name: "lemmy", score: (paper) => scoreLemmy(paper.upvotes, hoursOld(paper)) },
  { name: "votes", score: (paper) => paper.upvotes },
  { name: "newest", score: (paper) => paper.bornAt },
];
