import { adaptListed } from "@/lib/ranking/measure/adapt";
import { average } from "@/lib/ranking/measure/bootstrap";
import { listNoons, measureNoon } from "@/lib/ranking/measure/noons";
import { scorePaper } from "@/lib/ranking/score";
import type { ListedPaper } from "./examples";
import type { Learnt } from "./model";

/** Hours that ten times the interest may be worth: from a good hour to a good week. */
const TEMPOS = [8, 12, 18, 24, 30, 36, 48, 60, 72, 96, 144];

/** One noon in so many: neighbouring noons show mostly the same papers. */
const STRIDE = 4;

/** How fast interest passes: the tempo whose feeds came nearest to what was upvoted next. */
export function trainTempo(papers: ListedPaper[], learnt: Learnt): number {
  const days = [...new Set(papers.map(({ day }) => day))].filter((_, at) => at % STRIDE === 0);
  const noons = listNoons(papers, days).map((noon) => ({
    noon,
    merits: noon.standings.map(({ paper }) => {
      const input = adaptListed(paper, noon.at);
      const model = { version: "", note: "", hoursPerTenfold: 1, ...learnt };
      return scorePaper(input, new Date(noon.at), model);
    }),
  }));
  const quality = (tempo: number) =>
    average(
      noons.map(({ noon, merits }) =>
        measureNoon(
          noon,
          merits.map(({ merit, listedAt }) => listedAt.getTime() / 3_600_000 + tempo * merit),
        ),
      ),
    );
  const measured = TEMPOS.map((tempo) => ({ tempo, quality: quality(tempo) }));
  return measured.reduce((best, one) => (one.quality > best.quality ? one : best)).tempo;
}
