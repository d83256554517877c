import { answerJson, answerText, readOwnForm, redirectTo } from "@/app/api/answerForm";
import { readCookie } from "@/lib/forms/cookie";
import { describeDone, type MarkKind, type PaperMarks, parseMark } from "@/lib/marks/mark";
import { type MarkOutcome, markPaper } from "@/lib/marks/run";
import { CLIENT_HEADER } from "@/lib/network/client";
import { paperPath } from "@/lib/paths/compose";
import { signInPath } from "@/lib/paths/next";
import { findSignedIn, SESSION_COOKIE } from "@/lib/readers/session/run";

const FAULTS: Record<Exclude<MarkOutcome["outcome"], "marked">, [number, string]> = {
  "unknown paper": [404, "There is no such paper."],
  limited: [429, "Too many at once. Please go on in an hour."],
};

/**
 * Sets or takes back a mark of the signed-in reader: `paper` and `value` (on, off) as a form or JSON.
 * A form comes back with 303 to the page that says what was done, or to the sign-in.
 */
export async function answerMark(kind: MarkKind, request: Request): Promise<Response> {
  const form = await readOwnForm(request);
  if (form instanceof Response) return form;
  const refuse = (status: number, error: string) =>
    form.isScript ? answerJson(status, { error }) : answerText(status, error);
  const wish = parseMark(kind, form.fields);
  if (!wish) return refuse(422, "Send the id of a paper, and on or off as the value.");
  const now = new Date();
  const session = readCookie(request.headers.get("cookie"), SESSION_COOKIE);
  const reader = await findSignedIn(session, now);
  if (!reader) return askToSignIn(wish.publicId, form.isScript);
  const network = request.headers.get(CLIENT_HEADER) ?? "unknown";
  const answer = await markPaper(wish, reader.id, network, now);
  if (answer.outcome !== "marked") return refuse(...FAULTS[answer.outcome]);
  if (form.isScript) return answerJson(200, formatMark(kind, answer.marks));
  return redirectTo(`${paperPath(wish.publicId)}/voted?did=${describeDone(wish)}`);
}

function askToSignIn(publicId: string, isScript: boolean): Response {
  const signIn = signInPath(paperPath(publicId));
  return isScript
    ? answerJson(401, { error: "Please sign in first.", signIn })
    : redirectTo(signIn);
}

function formatMark(kind: MarkKind, { publicId, isUpvoted, isSaved, upvoteCount }: PaperMarks) {
  return kind === "upvote"
    ? { paper: publicId, isUpvoted, upvoteCount }
    : { paper: publicId, isSaved };
}
