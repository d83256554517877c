import { Button } from "@react-email/button";
import { Heading } from "@react-email/heading";
import { Text } from "@react-email/text";
import type { RenderedMail } from "@/lib/mail/message";
import type { ConfirmProps } from "@/lib/mail/renderers";
import { Footer, Frame, Small, SoftLink } from "./Frame";
import { renderDocument } from "./render";
import { style } from "./style";
import { wrap } from "./wrap";

const SUBJECT = "Confirm your Paperfeed digest";

/** The double opt-in mail. It holds nothing that whoever typed the address could choose freely. */
export function renderConfirm(props: ConfirmProps): RenderedMail {
  const html = renderDocument(<Confirm {...props} />);
  return { subject: SUBJECT, html, text: composeText(props) };
}

function Confirm(props: ConfirmProps) {
  return (
    <Frame siteUrl={props.siteUrl} title={SUBJECT} preview="One press, and the first papers come.">
      <Heading as="h1" style={style.heading}>
        Shall we mail you papers?
      </Heading>
      <Text style={style.lead}>
        Someone, probably you, asked for the Paperfeed digest at this address. {props.wish}
      </Text>
      <Button className="button" href={props.confirmUrl} style={style.button}>
        Confirm my digest
      </Button>
      <Text style={{ ...style.note, margin: "20px 0 0" }} className="soft">
        The link works for {props.hoursValid} hours. Without it you get no further mail.
      </Text>
      <Footer postalAddress={props.postalAddress}>
        <Small>
          This was not you? Do nothing, or{" "}
          <SoftLink href={props.notMeUrl}>tell us, and we will not write again</SoftLink>.
        </Small>
      </Footer>
    </Frame>
  );
}

function composeText(props: ConfirmProps): string {
  const blocks = [
    "Shall we mail you papers?",
    wrap(`Someone, probably you, asked for the Paperfeed digest at this address. ${props.wish}`),
    `Open this page and press the button to confirm:\n${props.confirmUrl}`,
    wrap(`The link works for ${props.hoursValid} hours. Without it you get no further mail.`),
    "-- ",
    wrap("This was not you? Do nothing, or tell us here, and we will not write again:"),
    props.notMeUrl,
    ...(props.postalAddress ? [props.postalAddress] : []),
  ];
  return `${blocks.join("\n\n")}\n`;
}
