import type { Tag } from "@/lib/tags/taxonomy";

type Props = { name: string; definitions: (Tag | undefined)[] };

/** What the tag is: its name, and its definition when it is one tag. */
export function TagHeader({ name, definitions }: Props) {
  const [only] = definitions.length === 1 ? definitions : [];
  return (
    <>
      <p className="kicker">
        <a href="/tags">Tags</a>
        {only && ` / ${only.section}`}
      </p>
      <h1>{name}</h1>
      {only && <p className="lead">{only.definition}</p>}
    </>
  );
}
