import { readFileSync } from "node:fs";
import { createTransport } from "nodemailer";
import { runCommand } from "@/jobs/child";
import { watchSending } from "./watch";

type Mail = { subject: string; html: string; text: string };

/** What one would write in an afternoon: a pool that builds each message, and no database. */
runCommand(async () => {
  const { BENCH_MESSAGES, BENCH_PORT, BENCH_CONNECTIONS, BENCH_MAIL = "" } = process.env;
  const wanted = Number(BENCH_MESSAGES);
  const connections = Number(BENCH_CONNECTIONS);
  const mail = JSON.parse(readFileSync(BENCH_MAIL, "utf8")) as Mail;
  const pool = createTransport({
    pool: true,
    host: "127.0.0.1",
    port: Number(BENCH_PORT),
    ignoreTLS: true,
    maxConnections: connections,
    maxMessages: Number.POSITIVE_INFINITY,
  });
  let begun = 0;
  const report = watchSending();
  const lane = async () => {
    while (begun < wanted) {
      const reader = begun++;
      const unsubscribe = `https://feed.bench.example/api/unsubscribe/${reader}`;
      await pool.sendMail({
        from: "Paperfeed <feed@bench.example>",
        to: `reader${reader}@bench.example`,
        subject: mail.subject,
        html: mail.html.replaceAll("READER", String(reader)),
        text: mail.text.replaceAll("READER", String(reader)),
        headers: { "List-Unsubscribe": { prepared: true, value: `<${unsubscribe}>` } },
      });
    }
  };
  await Promise.all(Array.from({ length: connections }, lane));
  pool.close();
  await new Promise((resolve) => process.send?.(report(wanted), resolve));
  return 0;
});
