import { type ParsedMail, simpleParser } from "mailparser";
import { required } from "./site";

type Summary = { id: string; envelope: { to: { address: string }[] } };

/** How long a mail may take from the row to the inbox: the worker looks every two seconds. */
const PATIENCE_MS = 30_000;

/** The mails for one address in the local inbox, oldest first. */
export async function listMails(address: string): Promise<ParsedMail[]> {
  const all = (await (await fetch(`${inboxUrl()}/api/email`)).json()) as Summary[];
  const ours = all.filter((mail) => mail.envelope.to.some((to) => to.address === address));
  return Promise.all(ours.map((mail) => readMail(mail.id)));
}

/** Waits until the address has `count` mails, then gives them; says what came if they do not. */
export async function waitForMails(address: string, count: number): Promise<ParsedMail[]> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const mails = await listMails(address);
    if (mails.length >= count) return mails;
    if (Date.now() > deadline) {
      const subjects = mails.map((mail) => mail.subject).join("; ");
      throw new Error(`Waited for ${count} mails, ${mails.length} came: ${subjects}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Every http link of a mail: in the HTML, in the text and in its List headers. */
export function listLinks(mail: ParsedMail): string[] {
  const html = [...String(mail.html).matchAll(/href="(https?:[^"]+)"/g)].map((match) => match[1]);
  const text = [...(mail.text ?? "").matchAll(/https?:\/\/[^\s>)]+/g)].map((match) => match[0]);
  const header = [...findHeader(mail, "list-unsubscribe").matchAll(/<(https?:[^>]+)>/g)];
  const links = [...html, ...text, ...header.map((match) => match[1])];
  return [...new Set(links.map((link) => (link ?? "").replaceAll("&amp;", "&")))];
}

/** One header as it stands in the message, unfolded. */
export function findHeader(mail: ParsedMail, name: string): string {
  const line = mail.headerLines.find((header) => header.key === name)?.line ?? "";
  return line.replace(/\r?\n\s+/g, " ").replace(/^[^:]+:\s*/, "");
}

async function readMail(id: string): Promise<ParsedMail> {
  const response = await fetch(`${inboxUrl()}/api/email/${id}/source`);
  return simpleParser(Buffer.from(await response.arrayBuffer()));
}

const inboxUrl = () => required("PAPERFEED_TEST_INBOX_URL").replace(/\/$/, "");
