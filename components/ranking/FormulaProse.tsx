import type { Formula } from "@/lib/ranking/formula";

type Props = { formula: Pick<Formula, "model" | "rules"> };

/** The formula in plain words, with its own numbers. */
export function FormulaProse({ formula: { model, rules } }: Props) {
  const hours = model.hoursPerTenfold;
  const tenfold = rules.sizes ? 10 ** rules.sizes.strength : 1;
  return (
    <>
      <p>
        Every paper has one number, its score. The trending papers are those with the highest. The
        score is a point in time: the hour the paper was listed, moved forward by what speaks for
        it.
      </p>
      <pre className="formula">score = hour of listing + {hours} × log₁₀(interest)</pre>
      <p>
        So a paper that draws ten times the interest of another stands level with one that came{" "}
        {hours} hours later. Because time is only added, scores need not be worked out anew as
        papers age: newer papers simply start higher.
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
          how fast they grew per day over the week before they were last read. What a paper already
          had when it was first looked at counts as nothing, unless the paper itself was new. A
          source that is silent takes nothing back. Comments are shown and not counted.
        </li>
        <li>
          <strong>The size of its tag</strong>: a hundred papers a day on one subject would fill a
          page by their number alone. A tag ten times as large must promise {tenfold.toFixed(2)}{" "}
          times the interest. This fades as votes come.
        </li>
      </ul>
      <h2>What does not count</h2>
      <p>
        Who the authors are by name, where they work, what you read before. Everybody sees the same
        order. Withdrawn papers have no score and stand in no feed.
      </p>
    </>
  );
}
