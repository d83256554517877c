import { createServer, type Socket } from "node:net";

/** Enough SMTP to take messages as fast as this runtime can: it looks for the end of each only. */
const END = "\r\n.\r\n";
const GREETING = "220 sink\r\n";

createServer((socket) => {
  socket.write(GREETING);
  socket.on("error", () => socket.destroy());
  socket.on("data", followDialogue(socket));
}).listen(Number(process.argv[2]), "127.0.0.1", 200);

/** Answers line by line; after DATA comes a message, of which only its end counts. */
function followDialogue(socket: Socket): (chunk: Buffer) => void {
  let isData = false;
  let rest = "";
  return (chunk) => {
    rest += chunk.toString("latin1");
    for (let part = cutPart(rest, isData); part; part = cutPart(rest, isData)) {
      rest = part.rest;
      isData = !isData && part.line === "DATA";
      socket.write(isData ? "354 go on\r\n" : answer(part.line));
    }
    if (isData) rest = rest.slice(-END.length);
  };
}

function cutPart(text: string, isData: boolean): { line: string; rest: string } | null {
  const mark = isData ? END : "\r\n";
  const end = text.indexOf(mark);
  if (end < 0) return null;
  const line = isData ? "" : text.slice(0, end).toUpperCase();
  return { line, rest: text.slice(end + mark.length) };
}

function answer(line: string): string {
  if (line.startsWith("EHLO")) return "250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n";
  return line === "QUIT" ? "221 bye\r\n" : "250 ok\r\n";
}
