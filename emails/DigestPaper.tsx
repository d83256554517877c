import { Small, SoftLink } from "./Frame";
import type { MailPaper } from "./paperFacts";
import { style } from "./style";

/** One paper of an edition: title, people, one sentence, tags, why it is here, where to read it. */
export function DigestPaper({ paper }: { paper: MailPaper }) {
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
        <Links links={paper.links} between=" · " />
        {paper.tags.length > 0 ? " · in " : ""}
        <Links links={paper.tags} between=", " />
      </Small>
      {paper.reason ? <Small>Why it is here: {paper.reason}</Small> : null}
    </>
  );
}

function Links({ links, between }: { links: { name: string; url: string }[]; between: string }) {
  return links.map((link, place) => (
    <span key={link.url}>
      {place > 0 ? between : ""}
      <SoftLink href={link.url}>{link.name}</SoftLink>
    </span>
  ));
}
