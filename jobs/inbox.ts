import { parseArgs } from "node:util";
import { MailDev } from "maildev";
import { z } from "zod";
import { listenForStop, runCommand, tellReady, untilStopped } from "./child";
import { findFreePort } from "./ports";

/** Mails kept on disk; older ones are dropped. */
const MAILS_MAX = 500;
const LOOPBACK = "127.0.0.1";
/** Ports that mail tools use by custom; any free one when they are taken. */
const SMTP_PORT = 1025;
const WEB_PORT = 1080;
/** Somebody else may take a port between our look and its use, but hardly this often. */
const TRIES_MAX = 5;

const schema = z.object({
  folder: z.string(),
  smtp: z.coerce.number().int().default(SMTP_PORT),
  web: z.coerce.number().int().default(WEB_PORT),
});

/**
 * The local inbox: takes every mail over SMTP and shows it on a web page, on this machine only. Tells
 * its parent the ports it found: the wanted ones when they are free.
 */
runCommand(async () => {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ options: { folder: text, smtp: text, web: text } });
  const stop = listenForStop();
  const { inbox, smtp, web } = await openInbox(schema.parse(values), TRIES_MAX);
  tellReady({ smtp, web });
  await untilStopped(stop.signal);
  await inbox.stop();
  return 0;
});

async function openInbox(wanted: z.infer<typeof schema>, triesLeft: number) {
  const smtp = await findFreePort(LOOPBACK, wanted.smtp);
  const web = await findFreePort(LOOPBACK, wanted.web);
  const inbox = new MailDev({
    smtp,
    web,
    ip: LOOPBACK,
    webIp: LOOPBACK,
    mailDirectory: wanted.folder,
    maxEmails: MAILS_MAX,
    silent: true,
  });
  try {
    await inbox.start();
    return { inbox, smtp, web };
  } catch (error) {
    // Not awaited: it does not come back from a server that never listened.
    inbox.stop().catch(() => undefined);
    const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    if (!isTaken || triesLeft <= 1) throw error;
    return openInbox(wanted, triesLeft - 1);
  }
}
