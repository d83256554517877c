import type { Duplex, Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import DKIM from "nodemailer/lib/dkim";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { Envelope } from "./message";
import { classifyFailure, type SendOutcome, type SmtpFailure } from "./outcome";

/** Sends built messages over at most `connections` kept-open connections to one relay. */
export type Mailer = {
  /** A message is its bytes as letters, see BuiltMessage. */
  send: (envelope: Envelope, message: string[]) => Promise<SendOutcome>;
  close: () => void;
};

/** Long for a relay that greets slowly to make robots give up (ms). */
const CONNECT_TIMEOUT_MS = 30_000;
/**
 * A relay may scan a message before it answers DATA; RFC 5321 (4.5.3.2.6) allows ten minutes, in
 * practice two are plenty. A claim's lease is longer than all timeouts of one attempt together.
 */
export const SOCKET_TIMEOUT_MS = 120_000;
/**
 * No attempt lasts longer (ms): a relay that says a byte now and then never runs into the timeout of
 * the socket, and its claim would be renewed for ever.
 */
const ATTEMPT_MAX_MS = 2 * SOCKET_TIMEOUT_MS + CONNECT_TIMEOUT_MS;
/** Most digests fit; a larger mail gets more. */
const SPACE_BYTES = 64 * 1_024;
/** A connection is replaced after this many messages, which many relays demand. */
const MESSAGES_PER_CONNECTION = 500;

type Session = {
  connection: SMTPConnection;
  sentCount: number;
  isBroken: boolean;
  /**
   * Where its messages are put together, one after the other: a server answers when it has read one
   * whole. New memory for each would be freed late, and be most of what the process holds.
   */
  space: Buffer;
  /** Tells whoever waits for an answer that none will come. */
  onEnd?: () => void;
};
type SmtpError = Error & { response?: string; command?: string };

/** The key that signs our mail where the relay does not (RFC 6376). */
export type DkimKey = { domainName: string; keySelector: string; privateKey: string };

export function openMailer(smtpUrl: string, dkim: DkimKey | null = null): Mailer {
  const signer = dkim && new DKIM(dkim);
  const idle: Session[] = [];
  const open = new Set<Session>();
  const leave = (session: Session) => {
    open.delete(session);
    session.connection.close();
  };
  return {
    async send(envelope, message) {
      let session = idle.pop();
      while (session?.isBroken) session = idle.pop();
      try {
        session ??= await connect(smtpUrl);
      } catch (error) {
        return classifyFailure(describe(error as SmtpError, "connect", false));
      }
      open.add(session);
      const signed = signer ? await sign(signer, message) : message;
      const outcome = await sendOn(session, envelope, signed);
      session.sentCount += 1;
      const isSpent = session.isBroken || session.sentCount >= MESSAGES_PER_CONNECTION;
      if (isSpent) leave(session);
      else idle.push(session);
      return outcome;
    },
    close() {
      for (const { connection } of open) {
        if (idle.some((session) => session.connection === connection)) connection.quit();
        else connection.close();
      }
    },
  };
}

async function sign(signer: DKIM, message: string[]): Promise<string[]> {
  const signed = await buffer(signer.sign(Buffer.from(message.join(""), "latin1")));
  return [signed.toString("latin1")];
}

function connect(smtpUrl: string): Promise<Session> {
  const url = new URL(smtpUrl);
  const connection = new SMTPConnection({
    host: url.hostname,
    port: Number(url.port) || (url.protocol === "smtps:" ? 465 : 587),
    secure: url.protocol === "smtps:",
    ignoreTLS: url.searchParams.get("tls") === "never",
    requireTLS: url.searchParams.get("tls") === "always",
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: SOCKET_TIMEOUT_MS,
  });
  const session: Session = {
    ...{ connection, sentCount: 0, isBroken: false },
    space: Buffer.allocUnsafeSlow(SPACE_BYTES),
  };
  return new Promise((resolve, reject) => {
    connection.on("error", (error) => {
      session.isBroken = true;
      reject(error);
    });
    connection.on("end", () => {
      session.isBroken = true;
      // Some ends are not told to the callback of a message. A moment later, so that an error wins.
      setImmediate(() => session.onEnd?.());
    });
    connection.connect((error) => {
      if (error) return reject(error);
      if (!url.username) return resolve(session);
      const user = decodeURIComponent(url.username);
      const credentials = { user, pass: decodeURIComponent(url.password) };
      connection.login({ credentials }, (failure) =>
        failure ? reject(failure) : resolve(session),
      );
    });
  });
}

/** Sends one message, and always answers: by the relay's word, the end of the line, or the clock. */
function sendOn(session: Session, envelope: Envelope, parts: string[]): Promise<SendOutcome> {
  let isDataSent = false;
  const { connection } = session;
  const message = writeMessage(session, parts);
  const body = messageStream(message, () => {
    isDataSent = true;
  });
  const smtpEnvelope = { from: envelope.from, to: [envelope.to], size: message.length };
  return new Promise((resolve) => {
    const settle = (outcome: SendOutcome) => {
      clearTimeout(timer);
      session.onEnd = undefined;
      resolve(outcome);
    };
    const fail = (error: SmtpError) =>
      classifyFailure(describe(error, stepOf(error, isDataSent), isDataSent));
    session.onEnd = () => settle(fail(new Error("The connection ended without an answer.")));
    const timer = setTimeout(() => {
      connection.close();
      settle(fail(new Error(`No answer within ${ATTEMPT_MAX_MS / 1_000} seconds.`)));
    }, ATTEMPT_MAX_MS);
    connection.send(smtpEnvelope, body, (error: SmtpError | null, info) => {
      if (!error) return settle({ outcome: "accepted", response: info?.response ?? "" });
      const outcome = fail(error);
      session.isBroken ||= error.command !== "RCPT TO";
      if (session.isBroken) return settle(outcome);
      // A refused recipient is daily bread: the transaction is reset and the session used on.
      session.onEnd = () => settle(outcome);
      connection.reset((failure) => {
        session.isBroken ||= Boolean(failure);
        settle(outcome);
      });
    });
  });
}

function writeMessage(session: Session, parts: string[]): Buffer {
  let bytes = END_OF_DATA.length;
  for (const part of parts) bytes += part.length;
  if (session.space.length < bytes) session.space = Buffer.allocUnsafeSlow(2 * bytes);
  let end = 0;
  for (const part of parts) end += session.space.write(part, end, "latin1");
  end += session.space.write(END_OF_DATA, end, "latin1");
  return session.space.subarray(0, end);
}

/** RFC 5321, 4.1.1.4: a dot alone on a line. The message before it ends with a line end. */
const END_OF_DATA = ".\r\n";

/**
 * A message as nodemailer takes it, telling when the server said 354 to DATA: only then is it piped.
 * It is no real stream, and it is pushed past nodemailer's search for dots and bare line ends, which
 * looks at every byte: message.ts leaves none of them.
 */
function messageStream(message: Buffer, onData: () => void): Readable {
  const pipe = (target: Duplex) => {
    onData();
    target.push(message);
    target.push(null);
    return target;
  };
  return { pipe } as unknown as Readable;
}

function stepOf({ command = "" }: SmtpError, isDataSent: boolean): SmtpFailure["step"] {
  if (isDataSent || command === "DATA") return "data";
  if (command === "RCPT TO") return "recipient";
  return command === "MAIL FROM" ? "sender" : "connect";
}

function describe(error: SmtpError, step: SmtpFailure["step"], isDataSent: boolean): SmtpFailure {
  return { response: error.response ?? null, step, isDataSent, message: error.message };
}
