/** Letters so many that the whole answer is about as long as our front page: it carries them twice. */
const LETTERS = Number(process.env.BENCH_LETTERS ?? 10_000);

/** Rendered at build, the same for ever: the most that Next can serve. */
export default function StillPage() {
  return <p>{"A page that never changes. ".repeat(LETTERS / 27)}</p>;
}
