import { parseArgs } from "node:util";
import { MailDev } from "maildev";
import { z } from "zod";
import { listenForStop, runCommand, tellReady, untilStopped } from "./child";

/** Mails kept on disk; older ones are dropped. */
const MAILS_MAX = 500;
const LOOPBACK = "127.0.0.1";

const schema = z.object({
  folder: z.string(),
  smtp: z.coerce.number().int(),
  web: z.coerce.number().int(),
});

/** The local inbox: takes every mail over SMTP and shows it on a web page, on this machine only. */
runCommand(async () => {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ options: { folder: text, smtp: text, web: text } });
  const { folder, smtp, web } = schema.parse(values);
  const stop = listenForStop();
  const inbox = new MailDev({
    smtp,
    web,
    ip: LOOPBACK,
    webIp: LOOPBACK,
    mailDirectory: folder,
    maxEmails: MAILS_MAX,
    silent: true,
  });
  await inbox.start();
  tellReady();
  await untilStopped(stop.signal);
  await inbox.stop();
  return 0;
});
