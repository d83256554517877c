import type { EditionKind } from "@/lib/deliveries/content";
import { HTML_BYTES_MAX, joinPieces, type PiecedMail, type RenderedMail } from "@/lib/mail/message";
import type { DigestProps } from "@/lib/mail/renderers";
import { composeFramePieces, type DigestWords } from "./digestFrame";
import { composeChangesText } from "./digestText";
import { Rule, Small, SoftLink } from "./Frame";
import { composeFoundPieces } from "./foundPieces";
import { type ChangeLine, describeChange, formatDate } from "./paperFacts";
import { composePaperPieces, numberOf, type PaperPieces } from "./paperPieces";
import { renderFragment } from "./render";
import { style } from "./style";

/** Lengths of the one sentence, tried until the mail is whole in Gmail; only fifty papers need it. */
const TLDR_LENGTHS = [360, 180, 0];

/** An edition as a mail. Equal props give equal bytes. */
export const renderDigest = (props: DigestProps): RenderedMail =>
  joinPieces(renderDigestPieces(props));

/**
 * The same in parts: what stands around the papers and each paper are made once, and are the same
 * objects in every mail that says them. So readers of whom no two follow the same cost no more than
 * those who all do.
 */
export function renderDigestPieces(props: DigestProps): PiecedMail {
  const compose = (tldrMax: number, foundBy: string[] | null) =>
    composeMail(
      { ...props, foundBy },
      props.papers.map((paper) => composePaperPieces(paper, props.siteUrl, tldrMax)),
    );
  for (const tldrMax of TLDR_LENGTHS) {
    const mail = compose(tldrMax, props.foundBy);
    if (countHtmlBytes(mail) < HTML_BYTES_MAX) return mail;
  }
  // The last line of the mail names the searches all the same.
  return compose(0, null);
}

const countHtmlBytes = ({ html }: PiecedMail) =>
  html.reduce((sum, piece) => sum + Buffer.byteLength(piece.text), 0);

function composeMail(props: DigestProps, papers: PaperPieces[]): PiecedMail {
  const words = describeDigest(props);
  const titles = papers.map((paper) => paper.title);
  const frame = composeFramePieces(props, words, titles);
  const changes = composeChanges(props);
  const line = (place: number, part: "html" | "text") =>
    composeFoundPieces(props.foundBy?.[place] ?? "")?.[part] ?? [];
  return {
    subject: composeSubject(props.kind, words.heading, titles),
    html: [
      ...frame.html.head,
      ...papers.flatMap((paper, place) => [paper.html, line(place, "html")].flat()),
      ...changes.html,
      frame.html.foot,
    ],
    text: [
      frame.text.head,
      ...papers.flatMap((paper, place) =>
        [line(place, "text"), numberOf(place), paper.text].flat(),
      ),
      ...changes.text,
      frame.text.foot,
    ],
  };
}

/** What became of papers mailed before: a small section, after the new ones. */
function composeChanges({ changes, siteUrl }: DigestProps) {
  if (changes.length === 0) return { html: [], text: [] };
  const lines = changes.map((change) => describeChange(change, siteUrl));
  const html = renderFragment(<Changes lines={lines} />);
  return { html: [{ text: html }], text: [{ text: composeChangesText(lines) }] };
}

const Changes = ({ lines }: { lines: ChangeLine[] }) => (
  <>
    <Rule />
    <p style={style.lead}>Changed since we mailed it</p>
    {lines.map((line) => (
      <Small key={line.url}>
        <SoftLink href={line.url}>{line.title}</SoftLink>: {line.says}
      </Small>
    ))}
  </>
);

function describeDigest({ kind, editionOn, papers }: DigestProps): DigestWords {
  const heading =
    kind === "welcome"
      ? "Welcome to Paperfeed"
      : `${kind === "weekly" ? "Your week" : "Your papers"}, ${formatDate(editionOn)}`;
  return { heading, lead: composeLead(kind, papers.length) };
}

function composeLead(kind: EditionKind, count: number): string {
  const papers = count === 1 ? "one paper" : `${count} papers`;
  if (count === 0) return "Nothing new among what you follow.";
  if (kind === "welcome") return `To begin with: the ${papers} that lead what you follow.`;
  return `The best of what you follow: ${papers}, none of which we mailed you before.`;
}

function composeSubject(kind: EditionKind, heading: string, titles: string[]): string {
  const [first] = titles;
  if (!first) return heading;
  const more = titles.length > 1 ? ` and ${titles.length - 1} more` : "";
  return kind === "welcome" ? `Welcome: ${first}${more}` : `${first}${more}`;
}
