import { tagPath } from "@/lib/paths/compose";

type Props = { rising: { slug: string; name: string; factor: number }[] };

/** Tags that get more papers a month than they did; nothing when none does. */
export function RisingTags({ rising }: Props) {
  if (rising.length === 0) return null;
  return (
    <section className="rising">
      <h2>Rising</h2>
      <p className="links">
        {rising.map(({ slug, name, factor }) => (
          <a key={slug} className="button quiet small" href={tagPath(slug)}>
            {name} <span className="number">×{factor.toFixed(1)}</span>
          </a>
        ))}
      </p>
      <p className="hint">Papers a month in the last three months, against the nine before.</p>
    </section>
  );
}
