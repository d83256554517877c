import type { ReactNode } from "react";
import { MathText } from "@/components/text/MathText";
import { paperPath } from "@/lib/paths/compose";

type Props = {
  heading: string;
  papers: { publicId: string; title: string }[];
  /** What to do to see some here. */
  whenNone: string;
  children?: ReactNode;
};

/** The papers a reader saved or upvoted, the latest first. */
export function MarkedPapers({ heading, papers, whenNone, children }: Props) {
  return (
    <>
      <h2>{heading}</h2>
      {papers.length === 0 && <p className="hint">{whenNone}</p>}
      <ul>
        {papers.map(({ publicId, title }) => (
          <li key={publicId} dir="auto">
            <a href={paperPath(publicId)}>
              <MathText text={title} />
            </a>
          </li>
        ))}
      </ul>
      {papers.length > 0 && children ? <p>{children}</p> : null}
    </>
  );
}
