import { Heading } from "@react-email/heading";
import { render } from "@react-email/render";
import { Text } from "@react-email/text";
import type { EditionKind } from "@/lib/deliveries/content";
import { HTML_BYTES_MAX, type RenderedMail } from "@/lib/mail/message";
import type { DigestProps } from "@/lib/mail/renderers";
import { DigestPaper } from "./DigestPaper";
import { composeDigestText } from "./digestText";
import { Footer, Frame, Rule, Small, SoftLink } from "./Frame";
import {
  type ChangeLine,
  describeChange,
  describePaper,
  formatDate,
  type MailPaper,
  shorten,
} from "./paperFacts";
import { style } from "./style";
import { tidyHtml } from "./tidyHtml";

export type DigestFacts = Omit<DigestProps, "papers"> & {
  heading: string;
  lead: string;
  papers: MailPaper[];
  changeLines: ChangeLine[];
};

/** Mail programs show about this much of the preview line. */
const PREVIEW_MAX = 220;

/** Lengths of the one sentence, tried until the mail is whole in Gmail; only fifty papers need it. */
const TLDR_LENGTHS = [360, 180];

/** An edition as a mail. Equal props give equal bytes, so it is rendered once per content. */
export async function renderDigest(props: DigestProps): Promise<RenderedMail> {
  for (const tldrMax of TLDR_LENGTHS) {
    const mail = await renderAt(props, tldrMax);
    if (Buffer.byteLength(mail.html) < HTML_BYTES_MAX) return mail;
  }
  return renderAt(props, 0);
}

async function renderAt(props: DigestProps, tldrMax: number): Promise<RenderedMail> {
  const facts = describeDigest(props, tldrMax);
  const html = await render(<Digest {...facts} />);
  return { subject: composeSubject(facts), html: tidyHtml(html), text: composeDigestText(facts) };
}

function Digest(facts: DigestFacts) {
  const preview = shorten(facts.papers.map((paper) => paper.title).join(" · "), PREVIEW_MAX);
  return (
    <Frame siteUrl={facts.siteUrl} title={facts.heading} preview={preview || facts.lead}>
      <Heading as="h1" style={style.heading}>
        {facts.heading}
      </Heading>
      <Text style={style.lead}>{facts.lead}</Text>
      {facts.note ? <Small>{facts.note}</Small> : null}
      {facts.papers.map((paper) => (
        <DigestPaper key={paper.url} paper={paper} />
      ))}
      <Changes lines={facts.changeLines} />
      <Footer postalAddress={facts.postalAddress}>
        <Small>{facts.why}</Small>
        <Small>
          <SoftLink href={facts.unsubscribeUrl}>Unsubscribe</SoftLink>
          {" · "}
          <SoftLink href={facts.preferencesUrl}>Change what and when</SoftLink>
          {" · "}
          <SoftLink href={facts.viewUrl}>View in browser</SoftLink>
        </Small>
      </Footer>
    </Frame>
  );
}

/** What became of papers mailed before: a small section, after the new ones. */
function Changes({ lines }: { lines: ChangeLine[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <Rule />
      {lines.map((line) => (
        <Small key={line.url}>
          <SoftLink href={line.url}>{line.title}</SoftLink>: {line.says}
        </Small>
      ))}
    </>
  );
}

function describeDigest(props: DigestProps, tldrMax: number): DigestFacts {
  const papers = props.papers.map((paper) => describePaper(paper, props.siteUrl, tldrMax));
  const date = formatDate(props.editionOn);
  const heading =
    props.kind === "welcome"
      ? "Welcome to Paperfeed"
      : `${props.kind === "weekly" ? "Your week" : "Your papers"}, ${date}`;
  const changeLines = props.changes.map((change) => describeChange(change, props.siteUrl));
  return { ...props, papers, changeLines, heading, lead: composeLead(props.kind, papers.length) };
}

function composeLead(kind: EditionKind, count: number): string {
  const papers = count === 1 ? "one paper" : `${count} papers`;
  if (count === 0) return "Nothing new among what you follow.";
  if (kind === "welcome") return `To begin with: the ${papers} that lead what you follow.`;
  return `The best of what you follow: ${papers}, none of which we mailed you before.`;
}

function composeSubject({ kind, papers, heading }: DigestFacts): string {
  const first = papers[0]?.title;
  if (!first) return heading;
  const more = papers.length > 1 ? ` and ${papers.length - 1} more` : "";
  return kind === "welcome" ? `Welcome: ${first}${more}` : `${first}${more}`;
}
