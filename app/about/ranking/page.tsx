import type { Metadata } from "next";
import { FormulaProse } from "@/components/ranking/FormulaProse";
import { RankingNumbers } from "@/components/ranking/RankingNumbers";
import { CURRENT } from "@/lib/ranking/formula";
import { readRankingNumbers } from "@/lib/ranking/numbers/run";

export const dynamic = "force-dynamic";

export const metadata: Metadata = {
  title: "How papers are ranked",
  description: "The formula behind the trending papers, in plain words.",
};

export default async function RankingPage() {
  const facts = await readRankingNumbers(CURRENT, new Date());
  return (
    <article className="prose">
      <h1>How papers are ranked</h1>
      <FormulaProse formula={CURRENT} />
      <RankingNumbers formula={CURRENT.name} facts={facts} />
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
