import type { EditionChange, EditionKind, EditionPaper } from "@/lib/deliveries/content";
import type { PiecedMail, RenderedMail } from "./message";

/**
 * What lib needs of the templates, which stand above it: emails/ implements these, jobs/mail.ts
 * passes them in.
 */
export type MailRenderers = {
  confirm: (props: ConfirmProps) => RenderedMail;
  signIn: (props: SignInProps) => RenderedMail;
  move: (props: MoveProps) => RenderedMail;
  /** In parts, as many mails of an edition share them. */
  digest: (props: DigestProps) => PiecedMail;
};

type Common = { siteUrl: string; postalAddress?: string };

export type ConfirmProps = Common & {
  confirmUrl: string;
  notMeUrl: string;
  /** What the digest would hold and when it would come, in one sentence. */
  wish: string;
  hoursValid: number;
};

export type SignInProps = Common & { signInUrl: string; minutesValid: number };
export type MoveProps = Common & { confirmUrl: string; hoursValid: number };

export type DigestProps = Common & {
  kind: EditionKind;
  /** YYYY-MM-DD */
  editionOn: string;
  note: string | null;
  papers: EditionPaper[];
  /** The followed search that found each of them, or ""; null when none found any. */
  foundBy: string[] | null;
  /** Of papers mailed before. */
  changes: EditionChange[];
  /** Texts that differ per reader, or the marks that stand for them. */
  why: string;
  unsubscribeUrl: string;
  preferencesUrl: string;
  viewUrl: string;
};
