import type { ReactNode } from "react";
import { paperPath } from "@/lib/paths/compose";

type Props = {
  heading: string;
  papers: { publicId: string; title: string }[];
  children?: ReactNode;
};

/** The papers a reader saved or upvoted, the latest first; nothing when there are none. */
export function MarkedPapers({ heading, papers, children }: Props) {
  if (papers.length === 0) return null;
  return (
    <>
      <h2>{heading}</h2>
      <ul>
        {papers.map(({ publicId, title }) => (
          <li key={publicId}>
            <a href={paperPath(publicId)}>{title}</a>
          </li>
        ))}
      </ul>
      {children ? <p>{children}</p> : null}
    </>
  );
}
