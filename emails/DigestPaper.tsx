import { Small, SoftLink } from "./Frame";
import type { MailPaper } from "./paperFacts";
import { style } from "./style";

/** One paper of an edition: title, people, one sentence, tags, why it is here, where to read it. */
export function DigestPaper({ paper }: { paper: MailPaper }) {
  const links = [...paper.tags, ...paper.links];
  return (
    <>
      <h2 dir="auto" style={style.title}>
        <a className="link" href={paper.url} style={style.titleLink}>
          {paper.title}
        </a>
      </h2>
      <Small>{[paper.authors, paper.date].filter(Boolean).join(" · ")}</Small>
      {paper.tldr ? (
        <p dir="auto" style={style.tldr}>
          {paper.tldr}
        </p>
      ) : null}
      <Small>
        {links.map((link, place) => (
          <span key={link.url}>
            {place > 0 ? " · " : ""}
            <SoftLink href={link.url}>{link.name}</SoftLink>
          </span>
        ))}
      </Small>
      {paper.reason ? <Small>Why it is here: {paper.reason}</Small> : null}
    </>
  );
}
