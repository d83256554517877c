import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Asked = { model: string; input: string[]; dimensions?: number };
export type FakeEndpoint = {
  /** The base, as EMBEDDINGS_URL takes it. */
  url: string;
  requests: { path: string; headers: IncomingHttpHeaders; asked: Asked }[];
  /** Taken one by one before it answers as it should. */
  faults: Reply[];
  /** What it does with every request once `faults` are used up; null: answer. */
  always: Reply | null;
  /** Length of its vectors. */
  dimensions: number;
  close(): Promise<void>;
};
export type Reply = (response: ServerResponse, asked: Asked, fake: FakeEndpoint) => void;

/** Words that mean the same to it, as to a model that has read much. */
const SAME = [["smaller", "quantization", "pruning"]];
const JSON_TYPE = { "content-type": "application/json" };

/**
 * An endpoint of our own in the form of OpenAI's "Create embeddings": each word adds to a few numbers
 * that its letters choose, so texts of the same words lie near one another.
 */
export async function startFakeEndpoint(): Promise<FakeEndpoint> {
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      const asked = JSON.parse(body) as Asked;
      fake.requests.push({ path: request.url ?? "", headers: request.headers, asked });
      (fake.faults.shift() ?? fake.always ?? replies.answer)(response, asked, fake);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const fake: FakeEndpoint = { url, requests: [], faults: [], always: null, dimensions: 48, close };
  return fake;
}

type Item = { object: "embedding"; index: number; embedding: unknown };
const list = (data: unknown[]) =>
  JSON.stringify({ object: "list", data, model: "fake", usage: { prompt_tokens: 1 } });

function embedAll({ input, dimensions }: Asked, fake: FakeEndpoint): Item[] {
  const length = dimensions ?? fake.dimensions;
  return input.map((text, index) => ({
    object: "embedding",
    index,
    embedding: embedText(text, length),
  }));
}

const status =
  (code: number, body: string, headers: Record<string, string> = JSON_TYPE): Reply =>
  (response) =>
    response.writeHead(code, headers).end(body);
const changed =
  (change: (data: Item[]) => unknown[]): Reply =>
  (response, asked, fake) =>
    response.writeHead(200, JSON_TYPE).end(list(change(embedAll(asked, fake))));

export const replies = {
  answer: changed((data) => data),
  /** In another order than asked: `index` tells. */
  backwards: changed((data) => [...data].reverse()),
  oneShort: changed((data) => data.slice(1)),
  twiceTheSame: changed((data) => data.map((item) => ({ ...item, index: 0 }))),
  notANumber: changed((data) => data.map((item) => ({ ...item, embedding: [1, null, 2] }))),
  noughts: changed((data) => data.map((item) => ({ ...item, embedding: [0, 0, 0] }))),
  otherLength: changed((data) => data.map((item) => ({ ...item, embedding: [1, 2, 3] }))),
  base64: changed((data) => data.map((item) => ({ ...item, embedding: "AACAPw==" }))),
  html: status(200, "<html>Sign in</html>", { "content-type": "text/html" }),
  overloaded: status(500, `{"error":{"message":"out of memory"}}`),
  /** OpenAI's form of a refused key, which repeats it. */
  unauthorised: ((response, _asked, fake) => {
    const key = fake.requests.at(-1)?.headers.authorization?.replace("Bearer ", "");
    const error = { message: `Incorrect API key provided: ${key}`, code: "invalid_api_key" };
    response.writeHead(401, JSON_TYPE).end(JSON.stringify({ error }));
  }) as Reply,
  limited: (seconds: number) =>
    status(429, `{"error":{"message":"Rate limit"}}`, { "retry-after": String(seconds) }),
  /** Refuses texts of more letters than this, as a model of a short context does. */
  noLongerThan:
    (letters: number): Reply =>
    (response, asked, fake) => {
      const isTooLong = asked.input.some((text) => text.length > letters);
      const refuse = status(400, `{"error":{"message":"maximum context length exceeded"}}`);
      (isTooLong ? refuse : replies.answer)(response, asked, fake);
    },
  cut: ((response, asked, fake) => {
    const body = list(embedAll(asked, fake));
    response.writeHead(200, { ...JSON_TYPE, "content-length": String(body.length) });
    response.write(body.slice(0, body.length / 2), () => response.destroy());
  }) as Reply,
  /** Begins an answer and never ends it. */
  drip: ((response) => {
    response.writeHead(200, JSON_TYPE).write("{");
  }) as Reply,
};

/** Noughts and ones of the words, more of the rarer letters; never all noughts. */
function embedText(text: string, length: number): number[] {
  const numbers = new Array<number>(length).fill(0.01);
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    const meant = SAME.find((group) => group.includes(word))?.[0] ?? word;
    let hash = 7;
    for (const letter of meant) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
    for (let at = 0; at < 3; at++) {
      const place = (hash * (at + 1)) % length;
      numbers[place] = (numbers[place] ?? 0) + (at % 2 === 0 ? 1 : -1);
    }
  }
  return numbers;
}
