import { readOwnPage } from "@/app/api/readOwnPage";
import { settings } from "@/lib/env";
import { type FormBody, readForm } from "@/lib/forms/body";
import { isOwnOrigin } from "@/lib/forms/origin";
import { log } from "@/lib/log";

export type ReadForm = Extract<FormBody, { outcome: "read" }>;

const REFUSALS: Record<Exclude<FormBody["outcome"], "read">, [number, string]> = {
  "too large": [413, "That form is too large. Please go back and send less."],
  malformed: [400, "That could not be read. Please go back and try again."],
  "unknown type": [415, "Please send a form or JSON."],
};

/** A form of ours as its fields, or the answer that refuses it. */
export async function readOwnForm(request: Request): Promise<ReadForm | Response> {
  const { headers } = request;
  const origin = {
    secFetchSite: headers.get("sec-fetch-site"),
    origin: headers.get("origin"),
    host: headers.get("host"),
  };
  if (!isOwnOrigin(origin, settings().APP_URL)) {
    return answerText(403, "This form was sent from another site. Please send it from ours.");
  }
  return readAnyForm(request);
}

/** The same without a look at where it comes from: for routes whose token is proof enough. */
export async function readAnyForm(request: Request): Promise<ReadForm | Response> {
  const body = await readForm(request);
  return body.outcome === "read" ? body : answerText(...REFUSALS[body.outcome]);
}

export const redirectTo = (path: string): Response =>
  new Response(null, { status: 303, headers: { Location: path, "Cache-Control": "no-store" } });

export const answerJson = (status: number, value: unknown): Response =>
  Response.json(value, { status, headers: { "Cache-Control": "no-store" } });

export const answerText = (status: number, text: string): Response =>
  new Response(`${text}\n`, {
    status,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });

/**
 * One of our own pages under another status: a page cannot choose its status, and a form must come
 * back whole, with what was typed, to those without JavaScript. Asked over loopback.
 */
export async function answerWithPage(
  path: string,
  status: number,
  fallback: string,
): Promise<Response> {
  try {
    const page = await readOwnPage(path);
    if (page.status >= 300 && page.status < 400) throw new Error("The page leads elsewhere.");
    const headers = new Headers({ "Cache-Control": "no-store" });
    for (const name of ["content-type", "content-security-policy", "referrer-policy"]) {
      const value = page.headers[name];
      if (typeof value === "string") headers.set(name, value);
    }
    return new Response(page.text, { status, headers });
  } catch (error) {
    log.warn("A page of ours could not be asked for", { error: String(error) });
    return answerText(status, fallback);
  }
}
