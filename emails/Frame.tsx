import { Body } from "@react-email/body";
import { Container } from "@react-email/container";
import { Head } from "@react-email/head";
import { Hr } from "@react-email/hr";
import { Html } from "@react-email/html";
import { Preview } from "@react-email/preview";
import type { ReactNode } from "react";
import { DARK_SHEET, style } from "./style";

type Props = { siteUrl: string; title: string; preview: string; children: ReactNode };

/** What every mail stands in: one column of at most 600 px, no image, no font from elsewhere. */
export function Frame({ siteUrl, title, preview, children }: Props) {
  return (
    <Html lang="en" dir="ltr">
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{title}</title>
        <style>{DARK_SHEET}</style>
      </Head>
      <Preview>{preview}</Preview>
      <Body className="paper" style={style.body}>
        <Container style={style.container}>
          <p className="soft" style={style.brand}>
            <SoftLink href={siteUrl}>Paperfeed</SoftLink>
          </p>
          {children}
        </Container>
      </Body>
    </Html>
  );
}

/** The last lines: why the reader gets this, and the postal address laws ask for. */
export function Footer({
  children,
  postalAddress,
}: {
  children: ReactNode;
  postalAddress?: string;
}) {
  return (
    <>
      <Rule />
      {children}
      {postalAddress ? <Small>{postalAddress}</Small> : null}
    </>
  );
}

export const Rule = () => <Hr className="rule" style={style.rule} />;

/**
 * Plain elements where React Email has components: those repeat every margin and cost a mail of
 * fifty papers the 40 KB between whole and clipped.
 */
export const Small = ({ children }: { children: ReactNode }) => (
  <p className="soft" style={style.small}>
    {children}
  </p>
);

export const SoftLink = ({ href, children }: { href: string; children: ReactNode }) => (
  <a className="link" href={href} style={style.link}>
    {children}
  </a>
);
