import { waitForMails } from "../site/inbox";
import { submit } from "../site/site";
import { waitForLink } from "./mailedLinks";

/** The links a reader is mailed, and the cookie of who used the one to sign in. */
export type SignedIn = {
  confirm: string;
  preferences: string;
  unsubscribe: string;
  view: string;
  signIn: string;
  session: string;
};

/** A new reader who came the real way: form, mail, button, mail, button. */
export async function openReader(address: string, tags: string): Promise<SignedIn> {
  const asked = await submit("/api/subscribe", { email: address, tags });
  if (asked.status !== 303) throw new Error(`The form answered ${asked.status}: ${asked.text}`);
  const confirm = await waitForLink(address, 1, "confirm");
  await submit(`/api/confirm/${confirm.split("/").at(-1)}`, {});
  const links = await Promise.all(
    ["preferences", "unsubscribe", "editions/view"].map((kind) => waitForLink(address, 2, kind)),
  );
  const [preferences = "", unsubscribe = "", view = ""] = links;
  await submit("/api/signin", { email: address });
  const used = await waitForLink(address, 3, "signin");
  const answer = await submit("/api/signin", { token: used.split("/").at(-1) ?? "" });
  const session = /paperfeed_session=([^;]+)/.exec(answer.headers.get("set-cookie") ?? "")?.[1];
  if (!session) throw new Error(`The link to sign in answered ${answer.status}.`);
  // One more link, not used up, for its page.
  await submit("/api/signin", { email: address });
  await waitForMails(address, 4);
  const signIn = await waitForLink(address, 4, "signin");
  return { confirm, preferences, unsubscribe, view, signIn, session };
}
