import { listLinks, waitForMails } from "../site/inbox";

/** The link of a kind in the `count`th mail to an address, once it came. */
export async function waitForLink(address: string, count: number, kind: string): Promise<string> {
  const mail = (await waitForMails(address, count)).at(count - 1);
  const link = mail && listLinks(mail).find((one) => one.includes(`/${kind}/`));
  if (!link) throw new Error(`Mail ${count} to ${address} has no link to ${kind}.`);
  return link;
}
