import { Heading } from "@react-email/heading";
import { Text } from "@react-email/text";
import { keepYoungest } from "@/lib/kept/youngest";
import { escapeHtml, type Piece } from "@/lib/mail/message";
import type { DigestProps } from "@/lib/mail/renderers";
import { composeTextFoot, composeTextHead } from "./digestText";
import { Footer, Frame, Small, SoftLink } from "./Frame";
import { shorten } from "./paperFacts";
import { renderDocument } from "./render";
import { style } from "./style";

/** What an edition says of itself. */
export type DigestWords = { heading: string; lead: string };

type FramePieces = {
  html: { head: Piece[]; foot: Piece };
  text: { head: Piece; foot: Piece };
};
type FrameHtml = { beforePreview: Piece; afterPreview: Piece; foot: Piece };

/** React Email's Preview cuts at this length and fills up what is shorter with blanks. */
const PREVIEW_MAX = 150;
/** Stand where the parts that differ are put in. No title is ever near them. */
const PREVIEW_MARK = "preview-stands-here.".repeat(8).slice(0, PREVIEW_MAX);
const PAPERS_MARK = "papers-stand-here";
/** One a kind, date and number of papers: a day needs a few dozen. */
const FRAMES_MAX = 200;

type Kept = { html: FrameHtml; text: FramePieces["text"] };
const kept = new Map<string, Kept>();

/** What stands before and after the papers, made once for every number of papers. */
export function composeFramePieces(
  props: DigestProps,
  words: DigestWords,
  titles: string[],
): FramePieces {
  const { html, text } = findFrame(props, words);
  const preview = composePreview(titles.join(" · ") || words.lead);
  return {
    html: { head: [html.beforePreview, { text: preview }, html.afterPreview], foot: html.foot },
    text,
  };
}

function findFrame(props: DigestProps, words: DigestWords): Kept {
  const { papers: _, changes: __, foundBy: ___, ...given } = props;
  const key = JSON.stringify({ ...given, ...words });
  const frame = kept.get(key) ?? renderFrame(props, words);
  keepYoungest(kept, key, frame, FRAMES_MAX);
  return frame;
}

function renderFrame(props: DigestProps, words: DigestWords): Kept {
  const html = renderDocument(<DigestFrame props={props} words={words} />);
  const [beforePreview = "", rest = ""] = html.split(PREVIEW_MARK);
  const [afterPreview = "", foot = ""] = rest.split(PAPERS_MARK);
  return {
    html: {
      beforePreview: { text: beforePreview },
      afterPreview: { text: afterPreview },
      foot: { text: foot },
    },
    text: {
      head: { text: composeTextHead(words.heading, words.lead, props.note) },
      foot: { text: composeTextFoot(props) },
    },
  };
}

function DigestFrame({ props, words }: { props: DigestProps; words: DigestWords }) {
  return (
    <Frame siteUrl={props.siteUrl} title={words.heading} preview={PREVIEW_MARK}>
      <Heading as="h1" style={style.heading}>
        {words.heading}
      </Heading>
      <Text style={style.lead}>{words.lead}</Text>
      {props.note ? <Small>{props.note}</Small> : null}
      {PAPERS_MARK}
      <Footer postalAddress={props.postalAddress}>
        <Small>{props.why}</Small>
        <Small>
          <SoftLink href={props.unsubscribeUrl}>Unsubscribe</SoftLink>
          {" · "}
          <SoftLink href={props.preferencesUrl}>Change what and when</SoftLink>
          {" · "}
          <SoftLink href={props.viewUrl}>View in browser</SoftLink>
        </Small>
      </Footer>
    </Frame>
  );
}

/** The table of contents, and blanks, lest the mail program goes on with what stands below. */
function composePreview(contents: string): string {
  const shown = shorten(contents, PREVIEW_MAX);
  const blanks = "\u00A0\u200C\u200B\u200D\u200E\u200F\uFEFF".repeat(
    Math.max(0, PREVIEW_MAX - shown.length),
  );
  return escapeHtml(shown) + (blanks ? `<div>${blanks}</div>` : "");
}
