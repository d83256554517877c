import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { Writable } from "node:stream";
import { applyHead, toBuffer } from "./told";

export type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;
export type Rendered = {
  status: number;
  headers: Record<string, string | string[]>;
  body: Buffer;
  /** Whether it is a document without the framework's scripts already. */
  isPlain?: boolean;
};

/** As a browser asks, and without anything a browser could say of its reader. */
const REQUEST_HEADERS = { host: "localhost", accept: "text/html,*/*;q=0.8" };

/**
 * Asks `answer` for a path with a request of our own, over no connection, and resolves with the
 * whole answer. No visitor's header can reach it, so nothing of a visitor can be in it.
 */
export async function renderAlone(answer: Answer, path: string): Promise<Rendered> {
  const request = new IncomingMessage(new Socket());
  Object.assign(request, { method: "GET", url: path, complete: true, httpVersion: "1.1" });
  Object.assign(request, { httpVersionMajor: 1, httpVersionMinor: 1 });
  Object.assign(request.headers, REQUEST_HEADERS);
  request.push(null);
  const response = new CollectedResponse(request);
  const finished = new Promise<void>((resolve, reject) => {
    response.once("finish", resolve);
    response.once("error", reject);
  });
  await answer(request, response);
  await finished;
  response.emit("close");
  return { status: response.statusCode, headers: listHeaders(response), body: response.body() };
}

/** Takes the head as any response does, and keeps the body. */
class CollectedResponse extends ServerResponse {
  private readonly chunks: Buffer[] = [];

  constructor(request: IncomingMessage) {
    super(request);
    // Node writes the head out only to a connection; this one leads nowhere.
    const nowhere = new Writable({ write: (_chunk, _charset, done) => setImmediate(done) });
    this.assignSocket(nowhere as Socket);
  }

  body = (): Buffer => Buffer.concat(this.chunks);

  override writeHead(status: number, ...rest: unknown[]): this {
    applyHead(this, status, rest);
    return super.writeHead(status);
  }

  override write(chunk: unknown, ...rest: unknown[]): boolean {
    this.chunks.push(toBuffer(chunk, rest[0]));
    const done = rest.find((one) => typeof one === "function");
    if (done) setImmediate(done as () => void);
    return true;
  }

  override end(...given: unknown[]): this {
    const [chunk, charset] = given;
    if (chunk !== undefined && chunk !== null && typeof chunk !== "function") {
      this.chunks.push(toBuffer(chunk, charset));
    }
    const done = given.find((one) => typeof one === "function");
    return super.end(done as (() => void) | undefined);
  }
}

function listHeaders(response: ServerResponse): Rendered["headers"] {
  return Object.fromEntries(
    Object.entries(response.getHeaders()).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value : String(value)]],
    ),
  );
}
