import type { PaperDetailTag } from "@/lib/papers/detail";
import { tagPath } from "@/lib/paths/compose";

/** More phrases repeat what the first ones say. */
const PHRASES_MAX = 3;

/** Each tag with the words of the paper that earned it; script marks them where they stand. */
export function TagEvidence({ tags }: { tags: PaperDetailTag[] }) {
  return (
    <section>
      <h2>Tags, and the words that earned them</h2>
      {tags.length === 0 && <p className="hint">No tag fits this paper.</p>}
      <ul className="evidence">
        {tags.map((tag) => (
          <li key={tag.slug}>
            <a href={tagPath(tag.slug)}>{tag.name}</a>
            <span>
              {tag.evidence.slice(0, PHRASES_MAX).map((phrase) => (
                <q key={phrase}>{phrase}</q>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
