import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

/** A message the sink took, as it came over the wire. */
export type Received = { to: string; source: Buffer; messageId: string };

/** What the sink does with the message for one recipient. */
export type Behaviour =
  | "accept"
  | { refuseRecipient: string }
  | { refuseSender: string }
  | { refuseData: string }
  /** Reads the whole message, keeps it or not, and cuts the connection without an answer. */
  | { cut: "kept" | "lost" };

export type Sink = {
  url: string;
  received: Received[];
  /** How messages to this address are treated from now on. */
  behave: (behaviour: Behaviour, to?: string) => void;
  parse: (to: string) => Promise<ParsedMail[]>;
  /** Answers no message beyond this many until the number is raised: the senders wait. */
  takeUpTo: (count: number) => void;
  /** Refuses connections and cuts the open ones, for a while. */
  goAway: (ms: number) => Promise<void>;
  close: () => Promise<void>;
};

const ANY = "*";

/**
 * A real SMTP server on a free port of this machine that records what it takes. `onAccepted` is
 * called right after a 250 went out: before the sender can have written down that it did.
 */
export async function openSink(onAccepted?: () => void): Promise<Sink> {
  const received: Received[] = [];
  const behaviours = new Map<string, Behaviour>();
  const gate = openGate(() => received.length);
  const find = (to = ANY) => behaviours.get(to) ?? behaviours.get(ANY) ?? "accept";
  const open = () => {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS", "AUTH"],
      onMailFrom(_address, _session, done) {
        const behaviour = find();
        if (typeof behaviour === "object" && "refuseSender" in behaviour) {
          return done(reply(behaviour.refuseSender));
        }
        done();
      },
      onRcptTo({ address }, _session, done) {
        const behaviour = find(address);
        if (typeof behaviour === "object" && "refuseRecipient" in behaviour) {
          return done(reply(behaviour.refuseRecipient));
        }
        done();
      },
      onData(stream, session, done) {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          const to = session.envelope.rcptTo[0]?.address ?? "";
          const source = Buffer.concat(chunks);
          gate.pass(() => {
            if (connectionsOf(server, session.id).length === 0) return;
            const answer = takeMessage(find(to), () =>
              received.push({ to, source, messageId: messageIdOf(source) }),
            );
            if (answer !== "cut") {
              done(answer);
              return onAccepted?.();
            }
            cutConnections(server, session.id);
          });
        });
      },
    });
    server.on("error", ignoreBrokenConnections);
    return server;
  };
  const listen = (on: SMTPServer, wanted: number) =>
    new Promise<void>((resolve) => on.listen(wanted, "127.0.0.1", resolve));
  let server = open();
  await listen(server, 0);
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    behave: (behaviour, to = ANY) => behaviours.set(to, behaviour),
    parse: (to) =>
      Promise.all(
        received
          .filter((one) => one.to.toLowerCase() === to.toLowerCase())
          .map((one) => simpleParser(one.source)),
      ),
    takeUpTo: gate.raise,
    async goAway(ms) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      cutConnections(server);
      await closed;
      await new Promise((resolve) => setTimeout(resolve, ms));
      server = open();
      await listen(server, port);
    },
    close: () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      cutConnections(server);
      return closed;
    },
  };
}

/** All connections, or the one of a session. */
function cutConnections(server: SMTPServer, session?: string): void {
  for (const connection of connectionsOf(server, session)) connection._socket.destroy();
}

/** None where the client of the session is gone. */
function connectionsOf(server: SMTPServer, session?: string) {
  return [...server.connections].filter(
    (connection) => !session || connection.session.id === session,
  );
}

/** Holds what comes once `count` has reached the limit, in order, until the limit is raised. */
function openGate(count: () => number) {
  let limit = Number.POSITIVE_INFINITY;
  const waiting: (() => void)[] = [];
  const release = () => {
    while (count() < limit) {
      const next = waiting.shift();
      if (!next) return;
      next();
    }
  };
  return {
    pass(act: () => void) {
      waiting.push(act);
      release();
    },
    raise(to: number) {
      limit = to;
      release();
    },
  };
}

function takeMessage(behaviour: Behaviour, keep: () => void): Error | null | "cut" {
  if (typeof behaviour === "object" && "refuseData" in behaviour)
    return reply(behaviour.refuseData);
  if (typeof behaviour === "object" && "cut" in behaviour) {
    if (behaviour.cut === "kept") keep();
    return "cut";
  }
  keep();
  return null;
}

/** "550 5.1.1 No such user" as smtp-server wants it. */
function reply(line: string): Error {
  const [, code, text] = /^(\d{3}) (.*)$/.exec(line) ?? [];
  return Object.assign(new Error(text), { responseCode: Number(code) });
}

const messageIdOf = (source: Buffer): string =>
  /^Message-ID: (<[^>]+>)/im.exec(source.toString("latin1"))?.[1] ?? "";

/** A client that dies or is cut off is what these tests are about. */
function ignoreBrokenConnections(error: NodeJS.ErrnoException): void {
  if (!["ECONNRESET", "EPIPE"].includes(error.code ?? "")) throw error;
}
