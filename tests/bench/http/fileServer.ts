import { readFileSync } from "node:fs";
import { createServer } from "node:http";

/** Node's own server with one file in memory, plain or as it was compressed: what the machine can. */
const [plainFile = "", compressedFile = ""] = process.argv.slice(2);
const plain = readFileSync(plainFile);
const compressed = readFileSync(compressedFile);

createServer((request, response) => {
  const isCompressed = request.headers["accept-encoding"]?.includes("br") ?? false;
  const body = isCompressed ? compressed : plain;
  response.writeHead(200, {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Length": body.length,
    ...(isCompressed ? { "Content-Encoding": "br" } : {}),
  });
  response.end(body);
}).listen(Number(process.env.PORT), "127.0.0.1");
