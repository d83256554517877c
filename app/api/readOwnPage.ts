import { get, type IncomingHttpHeaders } from "node:http";
import { settings } from "@/lib/env";

/** The answer names its address again, which holds the whole form; fetch takes 16 KB of headers. */
const HEADER_BYTES_MAX = 131_072;

export type OwnPage = { status: number; headers: IncomingHttpHeaders; text: string };

/** One of our own pages, asked for over loopback, as this process serves it. */
export function readOwnPage(path: string): Promise<OwnPage> {
  const { HOST, PORT } = settings();
  const host = HOST === "0.0.0.0" || HOST === "::" ? "127.0.0.1" : HOST;
  const address = { host, port: PORT, path, maxHeaderSize: HEADER_BYTES_MAX };
  return new Promise((resolve, reject) => {
    get(address, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text });
      });
    }).on("error", reject);
  });
}
