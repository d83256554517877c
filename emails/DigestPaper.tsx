import { Link } from "@react-email/link";
import { Section } from "@react-email/section";
import { Text } from "@react-email/text";
import { Small, SoftLink } from "./Frame";
import type { MailPaper } from "./paperFacts";
import { style } from "./style";

/** One paper of an edition: title, people, one sentence, tags, why it is here, where to read it. */
export function DigestPaper({ paper }: { paper: MailPaper }) {
  return (
    <Section style={{ padding: "0 0 18px" }}>
      <Text dir="auto" style={style.title}>
        <Link className="link" href={paper.url} style={style.titleLink}>
          {paper.title}
        </Link>
      </Text>
      <Small>{[paper.authors, paper.date].filter(Boolean).join(" · ")}</Small>
      {paper.tldr ? (
        <Text dir="auto" style={{ ...style.lead, margin: "0 0 6px" }}>
          {paper.tldr}
        </Text>
      ) : null}
      <Small>
        {paper.tags.map((tag) => (
          <span key={tag.url}>
            <SoftLink href={tag.url}>{tag.name}</SoftLink>
            {" · "}
          </span>
        ))}
        {paper.links.map((link, place) => (
          <span key={link.url}>
            {place > 0 ? " · " : ""}
            <SoftLink href={link.url}>{link.name}</SoftLink>
          </span>
        ))}
      </Small>
      {paper.reason ? <Small>Why it is here: {paper.reason}</Small> : null}
    </Section>
  );
}
