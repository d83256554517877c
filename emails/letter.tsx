import { Button } from "@react-email/button";
import { Heading } from "@react-email/heading";
import { Text } from "@react-email/text";
import type { RenderedMail } from "@/lib/mail/message";
import type { MoveProps, SignInProps } from "@/lib/mail/renderers";
import { Footer, Frame, Small } from "./Frame";
import { renderDocument } from "./render";
import { style } from "./style";
import { wrap } from "./wrap";

/** A letter with one button: what it is about, where it leads, and what if it was not asked for. */
type LetterFacts = {
  siteUrl: string;
  subject: string;
  heading: string;
  lead: string;
  button: string;
  url: string;
  note: string;
  postalAddress?: string;
};

export function renderSignIn(props: SignInProps): RenderedMail {
  return renderLetter({
    ...props,
    subject: "Your link to sign in to Paperfeed",
    heading: "Sign in",
    lead: "Press the button on the page this opens, and you are signed in on that device.",
    button: "Sign in",
    url: props.signInUrl,
    note: `The link works once, for ${props.minutesValid} minutes. You did not ask for it? Then nothing happens.`,
  });
}

export function renderMove(props: MoveProps): RenderedMail {
  return renderLetter({
    ...props,
    subject: "Confirm your new address for Paperfeed",
    heading: "Is this your new address?",
    lead: "Someone, probably you, wants the Paperfeed digest to come to this address from now on.",
    button: "Confirm the new address",
    url: props.confirmUrl,
    note: `The link works once, for ${props.hoursValid} hours. Without it the digest goes where it always went.`,
  });
}

function renderLetter(facts: LetterFacts): RenderedMail {
  const html = renderDocument(<Letter {...facts} />);
  return { subject: facts.subject, html, text: composeText(facts) };
}

function Letter(facts: LetterFacts) {
  return (
    <Frame siteUrl={facts.siteUrl} title={facts.subject} preview={facts.lead}>
      <Heading as="h1" style={style.heading}>
        {facts.heading}
      </Heading>
      <Text style={style.lead}>{facts.lead}</Text>
      <Button className="button" href={facts.url} style={style.button}>
        {facts.button}
      </Button>
      <Footer postalAddress={facts.postalAddress}>
        <Small>{facts.note}</Small>
      </Footer>
    </Frame>
  );
}

function composeText({ heading, lead, button, url, note, postalAddress }: LetterFacts): string {
  const blocks = [heading, wrap(lead), `${button}:\n${url}`, wrap(note)];
  return `${[...blocks, ...(postalAddress ? ["-- ", postalAddress] : [])].join("\n\n")}\n`;
}
