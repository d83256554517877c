import type { Metadata } from "next";
import { CURRENT } from "@/lib/ranking/formula";

const HOURS_PER_TENFOLD = CURRENT.model.hoursPerTenfold;

export const metadata: Metadata = {
  title: "How papers are ranked",
  description: "The formula behind the trending papers, in plain words.",
};

export default function RankingPage() {
  return (
    <article className="prose">
      <h1>How papers are ranked</h1>
      <p>
        Every paper has one number, its score. The trending papers are those with the highest. The
        score is a point in time: the hour the paper was listed, moved forward by what speaks for
        it.
      </p>
      <pre className="formula">score = hour of listing + {HOURS_PER_TENFOLD} × log₁₀(interest)</pre>
      <p>
        So a paper that draws ten times the interest of another stands level with one that came{" "}
        {HOURS_PER_TENFOLD} hours later. Because time is only added, scores need not be worked out
        anew as papers age: newer papers simply start higher.
      </p>
      <h2>What counts as interest</h2>
      <ul>
        <li>
          <strong>Upvotes</strong>, by how soon they came: ten in two hours say more than ten in a
          day, and a few say little against what the text lets expect.
        </li>
        <li>
          <strong>Before anyone has voted</strong>: words, links to code, models, datasets and
          project pages, and how many wrote it, weighed by what past papers came to.
        </li>
        <li>
          <strong>Readers here</strong>: upvotes, saves and visits to what a paper links. Marks from
          one network count less the more they are: a hundred of one less than seven of seven.
        </li>
        <li>
          <strong>Other signals</strong>: points on Hacker News, stars of the code and citations, by
          how fast they grow per day over the last week. Comments are shown and not counted.
        </li>
      </ul>
      <h2>What does not count</h2>
      <p>
        Who the authors are by name, where they work, what you read before. Everybody sees the same
        order. Withdrawn papers have no score and stand in no feed.
      </p>
      <h2>Today, week, month, all time</h2>
      <p>
        <a href="/">Today</a> goes by the score. <a href="/top/week">Week</a>,{" "}
        <a href="/top/month">month</a> and <a href="/top/all">all time</a> take the papers of that
        time and leave the hour of listing out, so that interest alone decides. When a window holds
        fewer than thirty papers it reaches further back until it has thirty, and says from when to
        when.
      </p>
      <h2>See it for one paper</h2>
      <p>
        Beside each abstract stand the parts of the paper’s score in hours: “+12 h” means that it
        stands where a paper without that reason would stand twelve hours later.
      </p>
    </article>
  );
}
